import type { DocumentNode } from 'graphql';

/** Front ends ask the same few questions over and over; a document that is longer than this is no such question. */
const longestText = 20_000;

/**
 * Documents that were found valid and wholly the graph's own, by their text. The least recently asked leave first.
 */
export class KnownDocuments {
  readonly #limit: number;
  readonly #documents = new Map<string, DocumentNode>();

  /** @param limit How many are kept; with texts of up to 20,000 characters. */
  constructor(limit = 1000) {
    this.#limit = limit;
  }

  get(text: string): DocumentNode | undefined {
    const known = this.#documents.get(text);
    if (known) this.#touch(text, known);
    return known;
  }

  add(text: string, document: DocumentNode): void {
    if (text.length > longestText) return;
    this.#touch(text, document);
    const [oldest] = this.#documents.keys();
    if (this.#documents.size > this.#limit && oldest !== undefined) this.#documents.delete(oldest);
  }

  #touch(text: string, document: DocumentNode): void {
    this.#documents.delete(text);
    this.#documents.set(text, document);
  }
}
