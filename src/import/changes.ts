import { createHash } from 'node:crypto';
import type { Graph } from '../graph/index.ts';
import type { Database } from '../releases/database.ts';
import type { NodeRecord, RelationshipRecord } from '../releases/index.ts';
import { readNodes, readRelationships } from '../releases/read-release.ts';
import { Writable } from '../releases/writable.ts';

/** How many nodes or relationships of one type would change. */
export interface Change {
  added: number;
  changed: number;
  removed: number;
  unchanged: number;
}

/** What a release would change against the one that readers see, by type of nodes and relationships. */
export interface Changes {
  readonly nodes: Readonly<Record<string, Change>>;
  readonly relationships: Readonly<Record<string, Change>>;
}

/** Compares records with those of a release. Of each it holds its key and a hash. */
export class Comparison {
  readonly #writable: Writable;
  readonly #before: ReadonlyMap<string, string>;
  readonly #seen = new Set<string>();
  readonly #changes = { nodes: {} as Record<string, Change>, relationships: {} as Record<string, Change> };

  private constructor(graph: Graph, before: ReadonlyMap<string, string>) {
    this.#writable = new Writable(graph);
    this.#before = before;
  }

  /** @param release The release to compare with; undefined where there is none yet. */
  static async with(database: Database, graph: Graph, release: string | undefined): Promise<Comparison> {
    const before = new Map<string, string>();
    const comparison = new Comparison(graph, before);
    if (release === undefined) return comparison;
    for (const type of graph.nodes.values()) {
      for await (const record of readNodes(database, type, release))
        before.set(keyOf(record), hash(record.properties));
      for await (const record of readRelationships(database, graph, type, release)) {
        before.set(keyOf(record), hash(record.properties));
      }
    }
    return comparison;
  }

  see(record: NodeRecord | RelationshipRecord): void {
    const key = keyOf(record);
    this.#seen.add(key);
    const before = this.#before.get(key);
    const after = hash(this.#writable.stored(record));
    const change = this.#of('slug' in record ? 'nodes' : 'relationships', record.type);
    if (before === undefined) change.added += 1;
    else if (before === after) change.unchanged += 1;
    else change.changed += 1;
  }

  /** To be asked for once all records have been seen. */
  changes(): Changes {
    for (const key of this.#before.keys()) {
      if (this.#seen.has(key)) continue;
      const [kind, type = ''] = key.split('\t');
      this.#of(kind === 'node' ? 'nodes' : 'relationships', type).removed += 1;
    }
    return this.#changes;
  }

  #of(kind: 'nodes' | 'relationships', type: string): Change {
    const of = this.#changes[kind];
    of[type] ??= { added: 0, changed: 0, removed: 0, unchanged: 0 };
    return of[type];
  }
}

function keyOf(record: NodeRecord | RelationshipRecord): string {
  if ('slug' in record) return `node\t${record.type}\t${record.slug}`;
  const { type, from, to } = record;
  return `relationship\t${type}\t${from.type}\t${from.slug}\t${to.type}\t${to.slug}`;
}

function hash(properties: Readonly<Record<string, unknown>>): string {
  const sorted = Object.entries(properties)
    .filter(([, value]) => value !== undefined && value !== null)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha1').update(JSON.stringify(sorted, plain)).digest('base64').slice(0, 12);
}

/** Whole numbers are objects on their way into Neo4j and numbers on their way out. */
function plain(_key: string, value: unknown): unknown {
  const whole = value as { toNumber?: () => number } | null;
  return typeof whole?.toNumber === 'function' ? whole.toNumber() : value;
}
