import { schemaElements } from '../graph/constraints.ts';
import type { Graph } from '../graph/index.ts';
import type { Stored } from './store.ts';

/** Bytes that an entry of a range index may take. Each text of it takes some beside its own. */
const MAX_KEY_BYTES = 8167;
const BYTES_BESIDE_TEXT = 3;

/** Bytes that Lucene takes as one term. */
const MAX_TERM_BYTES = 32_766;

/** Bytes of the longest id of a release: the slug of its dataset and a number. */
const RELEASE_BYTES = 128;

/** The value that an index cannot hold. */
export interface IndexFault {
  readonly property: string;
  /** Which item of a list it is. */
  readonly index: number;
  readonly message: string;
}

/** What Neo4j's indexes can hold of a node. Neo4j refuses larger values, or takes them in and fails to build the index later. */
export class IndexLimits {
  /** By label, the properties that make a key together, and those whose values are kept whole as terms. */
  readonly #keys = new Map<string, (readonly string[])[]>();
  readonly #terms = new Map<string, string[]>();

  constructor(graph: Graph) {
    for (const { kind, label, properties, analyzer } of schemaElements(graph)) {
      if (kind !== 'text') added(this.#keys, label, properties);
      else if (analyzer === 'keyword') for (const property of properties) added(this.#terms, label, property);
    }
  }

  /** The first value that an index of the node cannot hold, in the form in which it is stored. */
  fault(labels: readonly string[], properties: Stored): IndexFault | undefined {
    for (const label of labels) {
      for (const key of this.#keys.get(label) ?? []) {
        const fault = keyFault(key, properties);
        if (fault) return fault;
      }
      for (const property of this.#terms.get(label) ?? []) {
        const fault = termFault(property, properties);
        if (fault) return fault;
      }
    }
    return undefined;
  }
}

/** The most bytes that NFKC makes of one UTF-16 code unit: eighteen letters of U+FDFA. */
const MAX_BYTES_OF_UNIT = 33;

/** What keeps a name or alias from being looked up, whatever key it is looked up by: the length of its normal form. Undefined where nothing does. */
export function nameFault(name: string): string | undefined {
  if (name.length * MAX_BYTES_OF_UNIT <= MAX_TERM_BYTES) return undefined;
  const bytes = Buffer.byteLength(name.normalize('NFKC'));
  return bytes > MAX_TERM_BYTES ? `${tooLong(bytes, MAX_TERM_BYTES)} (as it is normalised)` : undefined;
}

function keyFault(key: readonly string[], properties: Stored): IndexFault | undefined {
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
  return { property: longest.property, index: 0, message: tooLong(longest.bytes, most) };
}

function termFault(property: string, properties: Stored): IndexFault | undefined {
  const values = [properties[property]].flat();
  for (const [index, value] of values.entries()) {
    if (typeof value !== 'string' || value.length <= MAX_TERM_BYTES / 3) continue;
    const bytes = Buffer.byteLength(value);
    if (bytes > MAX_TERM_BYTES) return { property, index, message: tooLong(bytes, MAX_TERM_BYTES) };
  }
  return undefined;
}

function tooLong(bytes: number, most: number): string {
  return `takes ${bytes.toLocaleString('en')} bytes in an index that holds ${most.toLocaleString('en')}: shorten it`;
}

function added<Item>(lists: Map<string, Item[]>, label: string, item: Item): void {
  const list = lists.get(label);
  if (list) list.push(item);
  else lists.set(label, [item]);
}
