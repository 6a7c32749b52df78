import { go, linkTo, type Place } from '../address.ts';
import { datasetVariable } from '../dataset.ts';
import { h } from '../dom.ts';
import type { Key } from '../entity.ts';
import { keyOf } from '../entity.ts';
import { csv, json, save } from '../parts/save.ts';
import { failed, loading } from '../parts/states.ts';
import { type Edge, type Neighbourhood, readNeighbourhood } from '../picture/neighbourhood.ts';
import { Picture } from '../picture/picture.ts';
import { strengthInWords, words } from '../words.ts';
import { legend } from './legend.ts';
import { showList } from './list.ts';
import { showPanel } from './panel.ts';
import { readWelcome, welcome } from './welcome.ts';

/** What the first picture shows: what most people come for, and few enough to be read. */
const firstTypes = ['Role', 'Skill', 'Framework', 'ProgrammingLanguage', 'Trend'];

/** The picture with its panel. Lives as long as the page: going to a view and back does not draw it anew. */
export class Explorer {
  readonly element: HTMLElement;
  readonly #panel = h('section', { class: 'panel', 'aria-label': 'Details', 'aria-live': 'polite' });
  readonly #canvas = h('div', {
    class: 'canvas',
    tabindex: 0,
    role: 'application',
    'aria-label':
      'The graph as a picture. Arrow keys go from node to node, Enter opens one. The panel lists the same.',
  });
  readonly #hint = h('div', { class: 'hint', role: 'status' });
  readonly #legend = h('div');
  #rest = '';
  #picture: Picture | undefined;
  /** What was expanded, in order. */
  #open: Key[] = [];
  /** The dataset that is drawn. */
  #dataset: string | undefined;
  #hidden: ReadonlySet<string> = new Set();
  #asking = new AbortController();

  constructor() {
    const tool = (label: string, text: string, act: () => unknown) =>
      h('button', { type: 'button', 'aria-label': label, title: label, onclick: act }, text);
    this.element = h(
      'div',
      { class: 'explorer' },
      h(
        'section',
        { class: 'picture', 'aria-label': 'Picture' },
        this.#canvas,
        h(
          'div',
          { class: 'tools' },
          tool('Zoom in', '+', () => this.#picture?.zoom('in')),
          tool('Zoom out', '−', () => this.#picture?.zoom('out')),
          tool('Show all', '⤢', () => this.#picture?.zoom('all')),
          tool('Save the picture as PNG', 'PNG', () => void this.#savePng()),
          tool('Save the statements shown as CSV', 'CSV', () => save('graph.csv', csv(this.#rows()))),
          tool('Save what is shown as JSON', 'JSON', () => save('graph.json', json(this.#picture?.shown()))),
        ),
        this.#legend,
        this.#hint,
      ),
      this.#panel,
    );
  }

  /** For what draws itself by the theme. */
  recolour(): void {
    this.#picture?.recolour();
  }

  async show({ view, params }: Place): Promise<void> {
    this.#asking.abort();
    this.#asking = new AbortController();
    const { signal } = this.#asking;
    this.#startPicture();
    this.#hidden = new Set(params.getAll('hide'));
    const at = params.get('at');
    if (view === 'list') return showList(this.#panel, params.get('type') ?? '', signal);
    if (view === 'entity' && at) return this.#showEntity(at, params.getAll('open'), signal);
    return this.#showWelcome(signal);
  }

  #startPicture(): void {
    if (this.#picture || this.#canvas.childElementCount > 0) return;
    try {
      this.#picture = new Picture(this.#canvas, {
        onOpen: (key) => this.#expand(key),
        onEdge: (edge) => this.#tellEdge(edge),
        onFocus: ({ name, __typename }) => {
          this.#hint.textContent = `${name}, ${words(__typename)}. Enter opens it.`;
        },
      });
    } catch {
      this.#canvas.replaceChildren(
        h(
          'p',
          { class: 'state' },
          'This browser cannot draw the picture (it needs WebGL). The panel lists the same.',
        ),
      );
    }
  }

  async #showWelcome(signal: AbortSignal): Promise<void> {
    this.#panel.replaceChildren(loading());
    try {
      const overview = await readWelcome(signal);
      this.#panel.replaceChildren(...welcome(overview));
      const keys = overview.mostConnected.map(({ node }) => keyOf(node));
      const first = new Map(keys.map((key) => [key, readNeighbourhood(key, signal, firstTypes)]));
      await this.#draw(keys, signal, first);
      if (signal.aborted) return;
      this.#tell(
        `The most connected roles and what they share. ${this.#picture?.isDense ? 'Point at a node for its lines, click it' : 'Click a node'} to see what is said of it.`,
      );
    } catch (thrown) {
      if (!signal.aborted)
        this.#panel.replaceChildren(failed(thrown, () => void this.#showWelcome(this.#asking.signal)));
    }
  }

  async #showEntity(key: Key, open: readonly Key[], signal: AbortSignal): Promise<void> {
    const around = readNeighbourhood(key, signal);
    const shown = showPanel(this.#panel, key, around, signal);
    try {
      await this.#draw([...open.filter((one) => one !== key), key], signal, new Map([[key, around]]));
      this.#picture?.select(key);
      this.#tell(
        `Click a node to expand it; point at a line to see what it says.${this.#picture?.isDense ? ' Of so many, only the lines of the chosen node are drawn.' : ''}`,
      );
    } catch {
      // The panel tells why.
    }
    await shown;
    if (!signal.aborted)
      document.title = `${this.#panel.querySelector('h2')?.textContent ?? key} · RoleGraph`;
  }

  /** Draws what surrounds these. What is drawn stays where it is as long as nothing has to go. */
  async #draw(
    keys: readonly Key[],
    signal: AbortSignal,
    asked: ReadonlyMap<Key, Promise<Neighbourhood>> = new Map(),
  ): Promise<void> {
    const { dataset } = datasetVariable();
    const anew = dataset !== this.#dataset || this.#open.some((key) => !keys.includes(key));
    const drawn: readonly Key[] = anew ? [] : this.#open;
    const missing = keys.filter((key) => asked.has(key) || !drawn.includes(key));
    const found = await Promise.all(missing.map((key) => asked.get(key) ?? readNeighbourhood(key, signal)));
    const picture = this.#picture;
    if (signal.aborted || !picture) return;
    if (anew) picture.clear();
    for (const [index, key] of missing.entries()) {
      if (found[index]) picture.add(key, found[index]);
    }
    this.#open = [...keys];
    this.#dataset = dataset;
    picture.hide(this.#hidden);
    this.#legend.replaceChildren(legend(picture.types(), this.#hidden, (hidden) => this.#hide(hidden)));
  }

  #hide(hidden: ReadonlySet<string>): void {
    this.#hidden = new Set(hidden);
    this.#picture?.hide(this.#hidden);
    const at = this.#open.at(-1);
    if (at && location.hash.startsWith('#/entity')) go(this.#link(at), 'replace');
  }

  #expand(key: Key): void {
    go(this.#link(key));
  }

  #link(at: Key): string {
    const open = this.#open.filter((key) => key !== at);
    return linkTo('entity', { at, open, hide: [...this.#hidden] });
  }

  #tellEdge(edge: Edge | undefined): void {
    this.#hint.textContent = edge
      ? `${edge.source.name} — ${words(edge.type)} → ${edge.target.name}. ${strengthInWords(edge.strength)} ${edge.sections.join(', ')}${edge.note ? ` (${edge.note})` : ''}`
      : this.#rest;
  }

  /** What the hint says, now and whenever the pointer leaves a line. */
  #tell(text: string): void {
    this.#rest = text;
    this.#hint.textContent = text;
  }

  #rows() {
    return (this.#picture?.shown().edges ?? []).map(
      ({ source, type, target, strength, basis, sections, note }) => ({
        source: source.name,
        sourceType: source.__typename,
        relationship: type,
        target: target.name,
        targetType: target.__typename,
        strength,
        basis,
        sections,
        note,
      }),
    );
  }

  async #savePng(): Promise<void> {
    if (this.#picture) save('graph.png', await this.#picture.png());
  }
}
