import type { Graph, NodeType } from '@rolegraph/graph-model';
import type { Database } from '../../releases/database.ts';
import type { NodeRecord, RelationshipRecord } from '../../releases/index.ts';
import { readNodes } from '../../releases/read-nodes.ts';
import { readRelationships } from '../../releases/read-relationships.ts';
import type { Selection } from './selection.ts';

/** The part of a release that is exported, always in the same order. */
export class ReleaseReader {
  readonly graph: Graph;
  readonly #database: Database;
  readonly #release: string;
  readonly #selection: Selection;

  constructor(database: Database, graph: Graph, release: string, selection: Selection) {
    this.graph = graph;
    this.#database = database;
    this.#release = release;
    this.#selection = selection;
  }

  /** The release's Dataset node. @throws Error where it has none: it is not a release of ours. */
  async dataset(): Promise<NodeRecord> {
    const type = this.graph.nodes.get('Dataset');
    if (type) for await (const record of readNodes(this.#database, type, this.#release)) return record;
    throw new Error(`Release ${this.#release} does not say of what dataset it is`);
  }

  /** The types of nodes that can be exported, sorted by name. */
  get types(): readonly NodeType[] {
    const types = [...this.graph.nodes.values()].filter(({ name }) => name !== 'Dataset');
    return types.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** The nodes of a type in the whole release, whether they are exported or not. */
  allNodes(type: NodeType): AsyncGenerator<NodeRecord> {
    return readNodes(this.#database, type, this.#release);
  }

  async *nodes(type: NodeType): AsyncGenerator<NodeRecord> {
    for await (const record of this.allNodes(type)) {
      if (this.#selection.has(record)) yield record;
    }
  }

  async *relationships(from: NodeType): AsyncGenerator<RelationshipRecord> {
    for await (const record of readRelationships(this.#database, this.graph, from, this.#release)) {
      if (this.#selection.has(record.from) && this.#selection.has(record.to)) yield record;
    }
  }
}
