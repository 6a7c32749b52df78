import type { NodeType, Relationship } from '@rolegraph/graph-model';
import type { NodeKey } from '../../releases/records.ts';
import type { SeedLocation } from './errors.ts';
import type { Located } from './load.ts';
import type { Mention } from './mention.ts';
import type { StoredProperties } from './stored-properties.ts';

/** A node as it is written in the seeds, with its type found and nothing else looked at yet. */
export interface Entry {
  readonly type: NodeType;
  readonly slug: string;
  readonly location: SeedLocation;
  readonly fields: ReadonlyMap<string, Located>;
}

/** The key of an entry's node in records. */
export function keyOf({ type, slug }: Entry): NodeKey {
  return { type: type.name, slug };
}

/** A relation out of an entry, checked. Of a structural relationship there are no mentions. */
export interface Relation {
  readonly relationship: Relationship;
  readonly target: Entry;
  readonly properties: StoredProperties;
  readonly mentions: readonly Mention[];
}

/** A conflict's reference to facts that take part in it, which are still to be found. */
export interface FactReference {
  readonly relationship: Relationship;
  readonly location: SeedLocation;
  readonly subject: Entry;
  /** The stated type and the object, where the fact is more than a mention of its subject. */
  readonly predicate: string | undefined;
  readonly object: Entry | undefined;
  /** Only mentions in this section, where one is given. */
  readonly section: string | undefined;
  readonly properties: StoredProperties;
}

/** A checked entry. */
export interface CheckedEntry {
  readonly entry: Entry;
  readonly properties: StoredProperties;
  /** The source's mentions of it. */
  readonly mentions: readonly Mention[];
  readonly relations: readonly Relation[];
  readonly facts: readonly FactReference[];
}
