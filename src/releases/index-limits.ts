import { type Graph, schemaElements } from '@rolegraph/graph-model';

import { foldForms } from '@rolegraph/graph-model/text';
import type { InvalidValue } from './errors.ts';
import type { StoredProperties } from './stored-properties.ts';

/** Bytes that an entry of a range index may take. Each text of it takes some beside its own. */
export const MAX_KEY_BYTES = 8167;
const BYTES_BESIDE_TEXT = 3;

/** Bytes that Lucene takes as one term. */
export const MAX_TERM_BYTES = 32_766;

/** Bytes that folding makes of one UTF-16 code unit at most: eighteen letters of U+FDFA. */
const MOST_BYTES_PER_LETTER = 33;

/** Bytes of the longest id of a release: the slug of its dataset and a number. */
const RELEASE_BYTES = 128;

/** The limits of Neo4j's indexes. Neo4j refuses larger values, or takes them in and fails to build the index later. */
export class IndexLimits {
  /** By label, the properties that make a key together. */
  readonly #keys = new Map<string, (readonly string[])[]>();

  constructor(graph: Graph) {
    for (const { kind, label, properties } of schemaElements(graph)) {
      if (kind !== 'text') this.#keys.set(label, [...(this.#keys.get(label) ?? []), properties]);
    }
  }

  /** The first value that an index of the node cannot hold, in the form in which it is stored. */
  tooLongValue(labels: readonly string[], properties: StoredProperties): InvalidValue | undefined {
    for (const label of labels) {
      for (const key of this.#keys.get(label) ?? []) {
        const invalid = tooLongKey(key, properties);
        if (invalid) return invalid;
      }
    }
    return undefined;
  }
}

function tooLongKey(key: readonly string[], properties: StoredProperties): InvalidValue | undefined {
  let bytes = RELEASE_BYTES + BYTES_BESIDE_TEXT * key.length;
  let longest = { property: '', bytes: 0 };
  for (const property of key) {
    const value = properties[property];
    if (property === 'release' || typeof value !== 'string') continue;
    const own = Buffer.byteLength(value);
    bytes += own;
    if (own > longest.bytes) longest = { property, bytes: own };
  }
  if (bytes <= MAX_KEY_BYTES) return undefined;
  const most = MAX_KEY_BYTES - (bytes - longest.bytes);
  return {
    property: longest.property,
    value: properties[longest.property],
    message: tooLong(longest.bytes, most),
  };
}

/**
 * The first name or alias that is longer than a term of Lucene once its letters are folded: one letter may become eighteen. Shorter ones are
 * found by their words also where they are too long to be looked up whole.
 */
export function tooLongName({ name, aliases = [] }: StoredProperties): InvalidValue | undefined {
  for (const [property, value] of [
    ['name', name],
    ...[aliases].flat().map((alias) => ['aliases', alias]),
  ] as const) {
    if (typeof value !== 'string' || value.length <= MAX_TERM_BYTES / MOST_BYTES_PER_LETTER) continue;
    const bytes = Buffer.byteLength(foldForms(value));
    if (bytes > MAX_TERM_BYTES)
      return {
        property: String(property),
        value,
        message: `${tooLong(bytes, MAX_TERM_BYTES)} (as it is normalised)`,
      };
  }
  return undefined;
}

function tooLong(bytes: number, most: number): string {
  return `takes ${bytes.toLocaleString('en')} bytes in an index that holds ${most.toLocaleString('en')}: shorten it`;
}
