import type { LocatedNode, LocatedRecords, LocatedRelationship } from '../source.ts';

type LocatedRecord = LocatedNode | LocatedRelationship;

/** A repeated record, and the first one of its key. */
export interface Repeat {
  readonly record: LocatedRecord;
  readonly first: LocatedRecord;
  /** Names of the properties in which the two differ; none where they agree. */
  readonly differing: readonly string[];
}

/**
 * Compares records of one key. The check notes keys that it meets again, of which there are few; a further pass over the files then holds
 * the records of these keys alone.
 */
export class Repeats {
  readonly #nodes = new Set<string>();
  readonly #relationships = new Set<string>();

  /** Notes a record whose key was there before. */
  note(record: LocatedRecord): void {
    (isNode(record) ? this.#nodes : this.#relationships).add(keyOf(record));
  }

  /** The nodes that occur more than once, by their keys. */
  get nodes(): ReadonlySet<string> {
    return this.#nodes;
  }

  /** Every record that repeats an earlier one, compared with the first of its key. */
  async *compare(records: LocatedRecords): AsyncGenerator<Repeat> {
    if (this.#nodes.size > 0) yield* repeatsIn(records.nodes(), this.#nodes);
    if (this.#relationships.size > 0) yield* repeatsIn(records.relationships(), this.#relationships);
  }
}

async function* repeatsIn(
  records: AsyncIterable<LocatedRecord>,
  keys: ReadonlySet<string>,
): AsyncGenerator<Repeat> {
  const firsts = new Map<string, LocatedRecord>();
  for await (const record of records) {
    const key = keyOf(record);
    if (!keys.has(key)) continue;
    const first = firsts.get(key);
    if (first) yield { record, first, differing: differingIn(first, record) };
    else firsts.set(key, record);
  }
}

/** The key under which a release holds a record once. */
export function keyOf(record: LocatedRecord): string {
  if (isNode(record)) return `${record.type}\t${record.slug}`;
  const { type, from, to } = record;
  return `${type}\t${from.type}\t${from.slug}\t${to.type}\t${to.slug}`;
}

function isNode(record: LocatedRecord): record is LocatedNode {
  return 'slug' in record;
}

function differingIn(first: LocatedRecord, second: LocatedRecord): readonly string[] {
  const [one, other] = [valuesOf(first), valuesOf(second)];
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].filter(
    (name) => shown(one[name]) !== shown(other[name]),
  );
}

function valuesOf({ properties, part }: LocatedRecord): Readonly<Record<string, unknown>> {
  return { ...properties, part };
}

/** A missing value, null and an empty list are stored alike. */
function shown(value: unknown): string | undefined {
  if (value === null || (Array.isArray(value) && value.length === 0)) return undefined;
  return JSON.stringify(value);
}
