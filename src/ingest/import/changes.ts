import { createHash } from 'node:crypto';
import type { Graph } from '@rolegraph/graph-model';
import { NumberList, NumberSet, PairTable } from '../../compact/index.ts';
import type { Database } from '../../releases/database.ts';
import type { NodeRecord, RelationshipRecord } from '../../releases/index.ts';
import { NodeIndex } from '../../releases/node-index.ts';
import { readNodes } from '../../releases/read-nodes.ts';
import { readRelationships } from '../../releases/read-relationships.ts';
import { RecordValidator } from '../../releases/record-validator.ts';

/** Counts of changes to one type of node or relationship. */
export interface Change {
  added: number;
  changed: number;
  removed: number;
  unchanged: number;
}

/** A new release's changes to the one that readers see, by type of nodes and relationships. */
export interface Changes {
  readonly nodes: Readonly<Record<string, Change>>;
  readonly relationships: Readonly<Record<string, Change>>;
}

/** Compares records with those of a release. Of each it holds its key, 12 bytes of a hash and a bit, outside the JavaScript heap. */
export class Comparison {
  readonly #writable: RecordValidator;
  readonly #nodes = new NodeIndex();
  readonly #nodeValues = new Values();
  /** By type of relationships: pairs of nodes. */
  readonly #relationships = new Map<string, { readonly pairs: PairTable; readonly values: Values }>();
  readonly #changes = { nodes: {} as Record<string, Change>, relationships: {} as Record<string, Change> };

  private constructor(graph: Graph) {
    this.#writable = new RecordValidator(graph);
  }

  /** @param release The release to compare with; undefined where there is none yet. */
  static async with(database: Database, graph: Graph, release: string | undefined): Promise<Comparison> {
    const comparison = new Comparison(graph);
    if (release === undefined) return comparison;
    const types = [...graph.nodes.values()];
    for (const type of types) {
      for await (const node of readNodes(database, type, release)) comparison.#addNode(node);
    }
    for (const type of types) {
      for await (const relationship of readRelationships(database, graph, type, release)) {
        comparison.#addRelationship(relationship);
      }
    }
    return comparison;
  }

  /** Takes a record that the next release would hold. */
  see(record: NodeRecord | RelationshipRecord): void {
    const isNode = 'slug' in record;
    const change = this.#change(isNode ? 'nodes' : 'relationships', record.type);
    const before = isNode ? this.#beforeNode(record) : this.#beforeRelationship(record);
    if (!before) change.added += 1;
    else if (before.values.see(before.entry, hash(this.#writable.stored(record)))) change.unchanged += 1;
    else change.changed += 1;
  }

  /** The changes, once all records have been seen. */
  changes(): Changes {
    for (const [type, slugs] of this.#nodes.types) {
      for (const [, node] of slugs) {
        if (!this.#nodeValues.isSeen(node)) this.#change('nodes', type).removed += 1;
      }
    }
    for (const [type, { pairs, values }] of this.#relationships) {
      const removed = pairs.size - values.seen;
      if (removed > 0) this.#change('relationships', type).removed += removed;
    }
    return this.#changes;
  }

  #addNode(record: NodeRecord): void {
    // The key of nodes is unique in the database.
    if (this.#nodes.add(record) !== undefined) this.#nodeValues.push(hash(record.properties));
  }

  #addRelationship(record: RelationshipRecord): void {
    const start = this.#nodes.get(record.from);
    const end = this.#nodes.get(record.to);
    if (start === undefined || end === undefined) return;
    let relationships = this.#relationships.get(record.type);
    if (!relationships) {
      relationships = { pairs: new PairTable(), values: new Values() };
      this.#relationships.set(record.type, relationships);
    }
    if (relationships.pairs.add(start, end) !== undefined) relationships.values.push(hash(record.properties));
  }

  #beforeNode(record: NodeRecord): Before | undefined {
    const entry = this.#nodes.get(record);
    return entry === undefined ? undefined : { values: this.#nodeValues, entry };
  }

  #beforeRelationship({ type, from, to }: RelationshipRecord): Before | undefined {
    const relationships = this.#relationships.get(type);
    const start = this.#nodes.get(from);
    const end = this.#nodes.get(to);
    if (!relationships || start === undefined || end === undefined) return undefined;
    const entry = relationships.pairs.get(start, end);
    return entry === undefined ? undefined : { values: relationships.values, entry };
  }

  #change(kind: 'nodes' | 'relationships', type: string): Change {
    const changes = this.#changes[kind];
    changes[type] ??= { added: 0, changed: 0, removed: 0, unchanged: 0 };
    return changes[type];
  }
}

/** A record of the release, by its index among the values. */
interface Before {
  readonly values: Values;
  readonly entry: number;
}

/** 32-bit words of a hash that are kept. */
const hashWords = 3;

/** The values of records, by hash, and those that the import has again. */
class Values {
  readonly #hashes = new NumberList();
  readonly #seen = new NumberSet();

  push(hash: Buffer): void {
    for (let word = 0; word < hashWords; word += 1) this.#hashes.push(hash.readUInt32LE(word * 4));
  }

  /** Marks an entry as seen again. @returns Whether it has the same values. */
  see(entry: number, hash: Buffer): boolean {
    this.#seen.add(entry);
    for (let word = 0; word < hashWords; word += 1) {
      if (this.#hashes.at(entry * hashWords + word) !== hash.readUInt32LE(word * 4)) return false;
    }
    return true;
  }

  isSeen(entry: number): boolean {
    return this.#seen.has(entry);
  }

  /** The count of entries seen. */
  get seen(): number {
    return this.#seen.size;
  }
}

function hash(properties: Readonly<Record<string, unknown>>): Buffer {
  const sorted = Object.entries(properties)
    .filter(([, value]) => value !== undefined && value !== null)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha1').update(JSON.stringify(sorted, plain)).digest();
}

/** Whole numbers are objects on their way into Neo4j and numbers on their way out. */
function plain(_key: string, value: unknown): unknown {
  const whole = value as { toNumber?: () => number } | null;
  return typeof whole?.toNumber === 'function' ? whole.toNumber() : value;
}
