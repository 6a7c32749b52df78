import { ByteBoundedCache, stringBytes } from '@rolegraph/pothos-plugin-neo4j/memory';
import type { DocumentNode } from 'graphql';
import type { ReleaseSnapshot } from './cache-validator.ts';
import type { GraphQLRequest } from './operation-executor.ts';
import type { SerializedResult } from './serialized-result.ts';

/** An answer with what readers saw when it was read: it holds as long as that has not changed. */
export interface CachedResponse {
  readonly snapshot: ReleaseSnapshot;
  readonly reply: SerializedResult;
}

/** Bytes of an entry beside its text. */
const overheadBytes = 500;
/** Longer variables are seldom asked twice. */
const longestVariables = 10_000;

export type CacheCount = 'hits' | 'misses' | 'stale' | 'shared';

/** Keeps replies in memory, up to a number of bytes; those least recently asked for leave first. */
export class ResponseCache {
  readonly counts: Record<CacheCount, number> = { hits: 0, misses: 0, stale: 0, shared: 0 };
  readonly #replies: ByteBoundedCache<string, CachedResponse>;
  readonly #documents = new WeakMap<DocumentNode, number>();
  #nextDocument = 0;

  constructor(bytes: number) {
    this.#replies = new ByteBoundedCache({
      maxBytes: bytes,
      // One answer of the largest size may be cached, as large ones cost most to read again.
      maxEntryBytes: bytes,
      bytesOf: ({ reply }, key) => replyBytes(reply) + stringBytes(key) + overheadBytes,
    });
  }

  get bytes(): number {
    return this.#replies.bytes;
  }

  count(what: CacheCount): void {
    this.counts[what] += 1;
  }

  /**
   * What tells two questions apart: document, operation, and variables as they were sent, so that null and absent differ.
   *
   * @returns Undefined for questions whose answers are not worth keeping.
   */
  keyOf({ document, variables, operationName }: GraphQLRequest, wantsCost: boolean): string | undefined {
    const given = variables === undefined ? '' : JSON.stringify(variables);
    if (given.length > longestVariables || (operationName !== undefined && !isName(operationName)))
      return undefined;
    return `${this.#idOf(document)}${wantsCost ? '$' : '.'}${operationName ?? ''} ${given}`;
  }

  get(key: string): CachedResponse | undefined {
    return this.#replies.get(key);
  }

  set(key: string, kept: CachedResponse): void {
    this.#replies.set(key, kept);
  }

  delete(key: string): void {
    this.#replies.delete(key);
  }

  #idOf(document: DocumentNode): number {
    const known = this.#documents.get(document);
    if (known !== undefined) return known;
    const id = this.#nextDocument;
    this.#nextDocument += 1;
    this.#documents.set(document, id);
    return id;
  }
}

/** The text, its bytes and both of its compressed forms, the last three of which are made when they are first asked for. */
function replyBytes({ text }: SerializedResult): number {
  const bytes = Buffer.byteLength(text);
  const heap = bytes === text.length ? bytes : stringBytes(text);
  return heap + 2 * bytes;
}

/** Only a name cannot be mistaken for a name with variables behind it. */
function isName(text: string): boolean {
  return /^\w+$/.test(text);
}
