import { MultiDirectedGraph } from 'graphology';
import Sigma from 'sigma';
import { type Entity, type Key, keyOf } from '../entity.ts';
import { colourOf } from './colours.ts';
import { drawHover } from './draw-hover.ts';
import { placeAround, settle } from './layout.ts';
import { distanceToLine, type Point } from './nearest-line.ts';
import type { Edge, Neighbourhood } from './neighbourhood.ts';

export interface PictureEvents {
  readonly onOpen: (key: Key) => void;
  /** Told which statement the pointer is on; undefined where it has left. */
  readonly onEdge: (edge: Edge | undefined) => void;
  /** Told what the arrow keys are on. */
  readonly onFocus: (entity: Entity) => void;
}

interface NodeAttributes {
  readonly entity: Entity;
  readonly label: string;
  readonly color: string;
  x: number;
  y: number;
  size: number;
}

interface EdgeAttributes {
  readonly edge: Edge;
  readonly size: number;
  readonly type: string;
}

/** How thick a statement is drawn: what is said plainly counts more than what is hedged or ours. */
const thickness: Readonly<Record<string, number>> = {
  BOTH: 2.5,
  STATED: 2,
  PRIMARY: 2,
  INFERRED: 0.7,
  IMPLIED: 0.8,
};

/** How near to a line the pointer has to come, in pixels. */
const reach = 6;

/** From so many statements on only those of the node that somebody looks at are drawn: all of them are a grey disc, and slow. */
const dense = 900;

/** The graph as it is drawn: nodes are added, hidden and selected; sigma does the rest. */
export class Picture {
  readonly graph = new MultiDirectedGraph<NodeAttributes, EdgeAttributes>();
  readonly #sigma: Sigma<NodeAttributes, EdgeAttributes>;
  readonly #events: PictureEvents;
  #stop = () => {};
  #selected: Key | undefined;
  #pointed: Key | undefined;
  #edge: string | undefined;
  #hidden: ReadonlySet<string> = new Set();

  /** @throws Error where the browser cannot draw with WebGL. */
  constructor(container: HTMLElement, events: PictureEvents) {
    this.#events = events;
    this.#sigma = new Sigma(this.graph, container, {
      allowInvalidContainer: true,
      defaultEdgeType: 'arrow',
      labelFont: 'system-ui, sans-serif',
      labelSize: 12.5,
      labelDensity: 0.6,
      labelGridCellSize: 90,
      labelRenderedSizeThreshold: 5,
      minEdgeThickness: 1,
      zIndex: true,
      stagePadding: 60,
      nodeReducer: (key, data) => this.#look(key, data),
      edgeReducer: (id, data) => this.#edgeLook(id, data),
    });
    this.#sigma.on('clickNode', ({ node }) => events.onOpen(node));
    this.#sigma.on('enterNode', ({ node }) => this.#point(node));
    this.#sigma.on('leaveNode', () => this.#point(undefined));
    this.#sigma.on('moveBody', ({ event }) => this.#onEdge(this.#edgeAt(event)));
    // A finger does not hover.
    this.#sigma.on('clickStage', ({ event }) => this.#onEdge(this.#edgeAt(event)));
    container.addEventListener('keydown', (event) => this.#key(event));
    this.recolour();
  }

  /** Adds what surrounds an entity to what is there. */
  add(key: Key, { nodes, edges }: Neighbourhood): void {
    const centre = this.graph.hasNode(key) ? this.graph.getNodeAttributes(key) : { x: 0, y: 0 };
    const fresh = nodes.map(({ node }) => node).filter((node) => !this.graph.hasNode(keyOf(node)));
    for (const entity of fresh) {
      const color = colourOf(entity.__typename);
      this.graph.addNode(keyOf(entity), { entity, label: entity.name, color, x: 0, y: 0, size: 5 });
    }
    placeAround(this.graph, centre, fresh.map(keyOf));
    for (const edge of edges) {
      const [source, target] = [keyOf(edge.source), keyOf(edge.target)];
      const id = `${edge.type} ${source} ${target}`;
      if (!this.graph.hasNode(source) || !this.graph.hasNode(target) || this.graph.hasEdge(id)) continue;
      const size = thickness[edge.strength ?? ''] ?? 1.2;
      this.graph.addEdgeWithKey(id, source, target, { edge, size, type: 'arrow' });
    }
    this.graph.forEachNode((node) =>
      this.graph.setNodeAttribute(node, 'size', 4 + Math.min(14, Math.sqrt(this.graph.degree(node)) * 1.6)),
    );
    if (fresh.length === 0) return;
    this.#stop();
    this.#stop = settle(this.graph);
  }

  clear(): void {
    this.#stop();
    this.#edge = undefined;
    this.#selected = undefined;
    this.#pointed = undefined;
    this.graph.clear();
  }

  select(key: Key | undefined): void {
    this.#selected = key;
    this.#sigma.refresh();
  }

  /** Hides nodes of these types. */
  hide(types: ReadonlySet<string>): void {
    this.#hidden = types;
    this.#sigma.refresh();
  }

  /** Whether there are too many statements to draw them all at once. */
  get isDense(): boolean {
    return this.graph.size > dense;
  }

  /** The types that are there, with how many nodes of each, most first. */
  types(): [string, number][] {
    const counts = new Map<string, number>();
    this.graph.forEachNode((_, { entity: { __typename } }) =>
      counts.set(__typename, (counts.get(__typename) ?? 0) + 1),
    );
    return [...counts].sort((a, b) => b[1] - a[1]);
  }

  /** The nodes and statements that are shown. */
  shown(): { nodes: Entity[]; edges: Edge[] } {
    const isShown = ({ entity }: NodeAttributes) => !this.#hidden.has(entity.__typename);
    return {
      nodes: this.graph
        .filterNodes((_, data) => isShown(data))
        .map((key) => this.graph.getNodeAttribute(key, 'entity')),
      edges: this.graph
        .filterEdges((_, __, ___, ____, source, target) => isShown(source) && isShown(target))
        .map((id) => this.graph.getEdgeAttribute(id, 'edge')),
    };
  }

  zoom(how: 'in' | 'out' | 'all'): void {
    const camera = this.#sigma.getCamera();
    if (how === 'in') camera.animatedZoom();
    else if (how === 'out') camera.animatedUnzoom();
    else camera.animatedReset();
  }

  /** Takes the theme's colours anew. */
  recolour(): void {
    const style = getComputedStyle(document.documentElement);
    const [ink, ground] = [style.getPropertyValue('--ink').trim(), style.getPropertyValue('--ground').trim()];
    this.#sigma.setSetting('labelColor', { color: ink });
    this.#sigma.setSetting('defaultEdgeColor', style.getPropertyValue('--edge').trim());
    this.#sigma.setSetting('defaultDrawNodeHover', drawHover(ground, ink));
  }

  /** All layers on one canvas. */
  async png(): Promise<Blob> {
    this.#sigma.refresh();
    const layers = Object.values(this.#sigma.getCanvases());
    const canvas = document.createElement('canvas');
    canvas.width = layers[0]?.width ?? 1;
    canvas.height = layers[0]?.height ?? 1;
    const context = canvas.getContext('2d');
    if (!context) throw new Error('This browser draws no canvas.');
    context.fillStyle = getComputedStyle(document.documentElement).getPropertyValue('--ground');
    context.fillRect(0, 0, canvas.width, canvas.height);
    // WebGL forgets what it drew once the frame is over, so this happens in the frame.
    for (const layer of layers) context.drawImage(layer, 0, 0);
    return new Promise((resolve, reject) =>
      canvas.toBlob((blob) =>
        blob ? resolve(blob) : reject(new Error('The picture could not be written.')),
      ),
    );
  }

  destroy(): void {
    this.#stop();
    this.#sigma.kill();
  }

  #look(key: Key, data: NodeAttributes) {
    if (this.#hidden.has(data.entity.__typename)) return { ...data, hidden: true };
    const near = this.#near();
    if (near && !near.has(key)) return { ...data, label: null, color: this.#faint(), zIndex: 0 };
    const special = key === this.#pointed || key === this.#selected;
    return {
      ...data,
      zIndex: special ? 2 : 1,
      highlighted: special,
      forceLabel: special || near !== undefined,
    };
  }

  #edgeLook(id: string, data: EdgeAttributes) {
    const [source, target] = this.graph.extremities(id);
    const isHidden = (key: string) => this.#hidden.has(this.graph.getNodeAttribute(key, 'entity').__typename);
    if (isHidden(source) || isHidden(target)) return { ...data, hidden: true };
    if (id === this.#edge) return { ...data, size: data.size + 2, color: '#c2570c', zIndex: 2 };
    const looked = this.#pointed ?? (this.isDense ? this.#selected : undefined);
    if (looked ? source !== looked && target !== looked : this.isDense) return { ...data, hidden: true };
    return data;
  }

  /** Who is beside what the pointer is on. */
  #near(): ReadonlySet<Key> | undefined {
    const key = this.#pointed;
    return key && this.graph.hasNode(key) ? new Set([key, ...this.graph.neighbors(key)]) : undefined;
  }

  #faint(): string {
    return getComputedStyle(document.documentElement).getPropertyValue('--edge').trim();
  }

  #point(key: Key | undefined): void {
    this.#pointed = key;
    this.#sigma.getContainer().style.cursor = key ? 'pointer' : '';
    this.#sigma.refresh({ skipIndexation: true });
  }

  /** The line that the pointer is on or beside: a thin one can hardly be hit. On a node it is on none. */
  #edgeAt(pointer: Point): string | undefined {
    if (this.#pointed) return undefined;
    let nearest: { readonly id: string; readonly distance: number } | undefined;
    this.graph.forEachEdge((id, _, __, ___, source, target) => {
      if (this.#sigma.getEdgeDisplayData(id)?.hidden) return;
      const distance = distanceToLine(
        pointer,
        this.#sigma.graphToViewport(source),
        this.#sigma.graphToViewport(target),
      );
      if (distance <= (nearest?.distance ?? reach)) nearest = { id, distance };
    });
    return nearest?.id;
  }

  #onEdge(id: string | undefined): void {
    if (id === this.#edge) return;
    this.#edge = id;
    this.#sigma.refresh({ skipIndexation: true });
    this.#events.onEdge(id === undefined ? undefined : this.graph.getEdgeAttribute(id, 'edge'));
  }

  /** Left and right go through what is shown, Enter opens it, plus and minus zoom. */
  #key(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      const keys = this.shown().nodes.map(keyOf);
      const at = this.#pointed ?? this.#selected;
      const next = keys[(keys.indexOf(at ?? '') + step + keys.length) % keys.length];
      if (next === undefined) return;
      this.#point(next);
      this.#events.onFocus(this.graph.getNodeAttribute(next, 'entity'));
    } else if (event.key === 'Enter' && this.#pointed) this.#events.onOpen(this.#pointed);
    else if (event.key === 'Escape') this.#point(undefined);
    else if (event.key === '+' || event.key === '-') this.zoom(event.key === '+' ? 'in' : 'out');
    else return;
    event.preventDefault();
  }
}
