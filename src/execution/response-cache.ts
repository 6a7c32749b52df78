import { ByteBoundedCache, stringBytes } from '@rolegraph/pothos-plugin-neo4j/memory';
import type { DocumentNode } from 'graphql';
import type { ReleaseSnapshot } from './cache-validator.ts';
import type { GraphQLRequest } from './graphql-request.ts';
import type { SerializedResult } from './serialized-result.ts';

/** A response with the release snapshot that it was read from, while which is current it may be sent. */
export interface CachedResponse {
  readonly snapshot: ReleaseSnapshot;
  readonly serialized: SerializedResult;
}

/** Per entry, beside its text. */
const overheadBytes = 500;
/** Letters. Longer variables are seldom sent twice. */
const maxVariablesLength = 10_000;

export type CacheCount = 'hits' | 'misses' | 'stale' | 'shared';

/** Caches responses in memory, up to a number of bytes; the least recently used leave first. */
export class ResponseCache {
  readonly counts: Record<CacheCount, number> = { hits: 0, misses: 0, stale: 0, shared: 0 };
  readonly #responses: ByteBoundedCache<string, CachedResponse>;
  readonly #documents = new WeakMap<DocumentNode, number>();
  #nextDocument = 0;

  constructor(maxBytes: number) {
    this.#responses = new ByteBoundedCache({
      maxBytes,
      // One answer of the largest size may be cached, as large ones cost most to read again.
      maxEntryBytes: maxBytes,
      bytesOf: ({ serialized: reply }, key) => responseBytes(reply) + stringBytes(key) + overheadBytes,
    });
  }

  get bytes(): number {
    return this.#responses.bytes;
  }

  count(what: CacheCount): void {
    this.counts[what] += 1;
  }

  /**
   * The key of a request: document, operation name, and variables as they were sent, so that null and absent differ.
   *
   * @param scope Further inputs of the response: the limits of its caller, and whether it has its cost.
   * @returns Undefined for requests that are not cached: those with long variables or an invalid operation name.
   */
  keyOf({ document, variables, operationName }: GraphQLRequest, scope: string): string | undefined {
    const variablesText = variables === undefined ? '' : JSON.stringify(variables);
    if (variablesText.length > maxVariablesLength || (operationName !== undefined && !isName(operationName)))
      return undefined;
    return `${this.#idOf(document)}.${scope}.${operationName ?? ''} ${variablesText}`;
  }

  get(key: string): CachedResponse | undefined {
    return this.#responses.get(key);
  }

  set(key: string, response: CachedResponse): void {
    this.#responses.set(key, response);
  }

  delete(key: string): void {
    this.#responses.delete(key);
  }

  #idOf(document: DocumentNode): number {
    const existing = this.#documents.get(document);
    if (existing !== undefined) return existing;
    const id = this.#nextDocument;
    this.#nextDocument += 1;
    this.#documents.set(document, id);
    return id;
  }
}

/** The text, its bytes and both of its compressed forms, counted before they are made. */
function responseBytes({ text }: SerializedResult): number {
  const bytes = Buffer.byteLength(text);
  const heap = bytes === text.length ? bytes : stringBytes(text);
  return heap + 2 * bytes;
}

/** Whether a text is a name, and so not one with variables behind it. */
function isName(text: string): boolean {
  return /^\w+$/.test(text);
}
