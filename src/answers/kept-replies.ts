import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Question } from './operations.ts';
import type { Standing } from './release-check.ts';
import type { Reply } from './reply.ts';

/** An answer with what readers saw when it was read: it holds as long as that has not changed. */
export interface KeptReply {
  readonly standing: Standing;
  readonly reply: Reply;
}

/** What an entry takes beside its text, about. */
const overhead = 500;
/** Longer variables are seldom asked twice. */
const longestVariables = 10_000;

export type CacheCount = 'hits' | 'misses' | 'stale' | 'shared';

/** Keeps replies in memory, up to a number of bytes; those least recently asked for leave first. */
export class KeptReplies {
  readonly counts: Record<CacheCount, number> = { hits: 0, misses: 0, stale: 0, shared: 0 };
  readonly #replies: LRUCache<string, KeptReply>;
  readonly #documents = new WeakMap<DocumentNode, number>();
  #nextDocument = 0;

  constructor(bytes: number) {
    this.#replies = new LRUCache({
      maxSize: bytes,
      // The text, its bytes and its compressed forms.
      sizeCalculation: ({ reply }, key) => 3 * reply.text.length + key.length + overhead,
    });
  }

  get bytes(): number {
    return this.#replies.calculatedSize;
  }

  count(what: CacheCount): void {
    this.counts[what] += 1;
  }

  /**
   * What tells two questions apart: document, operation, and variables as they were sent, so that null and absent differ.
   *
   * @returns Undefined for questions whose answers are not worth keeping.
   */
  keyOf({ document, variables, operationName }: Question, wantsCost: boolean): string | undefined {
    const given = variables === undefined ? '' : JSON.stringify(variables);
    if (given.length > longestVariables || (operationName !== undefined && !isName(operationName)))
      return undefined;
    return `${this.#idOf(document)}${wantsCost ? '$' : '.'}${operationName ?? ''} ${given}`;
  }

  get(key: string): KeptReply | undefined {
    return this.#replies.get(key);
  }

  set(key: string, kept: KeptReply): void {
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

/** Only a name cannot be mistaken for a name with variables behind it. */
function isName(text: string): boolean {
  return /^\w+$/.test(text);
}
