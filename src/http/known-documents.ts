import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

/** Front ends ask the same few questions over and over; a document that is longer than this is no such question. */
const longestText = 20_000;

/**
 * Documents that were found valid and wholly the graph's own, by their text. The least recently asked leave first.
 */
export class KnownDocuments {
  readonly #documents: LRUCache<string, DocumentNode>;

  /** @param limit How many are kept; with texts of up to 20,000 characters. */
  constructor(limit = 1000) {
    this.#documents = new LRUCache({ max: limit });
  }

  get(text: string): DocumentNode | undefined {
    return this.#documents.get(text);
  }

  add(text: string, document: DocumentNode): void {
    if (text.length <= longestText) this.#documents.set(text, document);
  }
}
