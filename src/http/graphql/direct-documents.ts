import type { DocumentNode } from 'graphql';
import type { DocumentCache } from './document-cache.ts';

/** Cached documents that the graph answers alone: they need neither graphql-js nor Yoga. */
export class DirectDocuments {
  readonly #documents: DocumentCache;
  readonly #direct = new WeakSet<DocumentNode>();

  constructor(documents: DocumentCache) {
    this.#documents = documents;
  }

  get(text: string): DocumentNode | undefined {
    const document = this.#documents.get(text);
    return document && this.#direct.has(document) ? document : undefined;
  }

  /** Adds a document. `get` finds it for as long as it is cached. */
  add(document: DocumentNode): void {
    this.#direct.add(document);
  }
}
