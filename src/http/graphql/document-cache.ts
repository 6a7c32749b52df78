import {
  ByteBoundedCache,
  cacheBudgets,
  documentBytes,
  stringBytes,
} from '@rolegraph/pothos-plugin-neo4j/memory';
import type { DocumentNode } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/** Parsed documents that passed validation, by their text; bounded by the heap that they take. */
export class DocumentCache {
  readonly #documents: ByteBoundedCache<string, DocumentNode>;

  /** @param maxBytes Of all documents together, about. */
  constructor(maxBytes: number = cacheBudgets.documents) {
    this.#documents = new ByteBoundedCache({
      maxBytes,
      bytesOf: (document, text) => documentBytes(document) + stringBytes(text),
    });
  }

  get(text: string): DocumentNode | undefined {
    return this.#documents.get(text);
  }

  /** Adds a document that is valid for the schema of the server. */
  add(text: string, document: DocumentNode): void {
    this.#documents.set(text, document);
  }

  get bytes(): number {
    return this.#documents.bytes;
  }
}

/**
 * Parses and validates each document once while it stays in the cache. It replaces Yoga's own cache, which counts documents instead of
 * bytes and stores documents that failed validation, syntax errors and validation errors as well: none of those is cached here.
 */
export function useDocumentCache(documents: DocumentCache): Plugin {
  const parsed = new WeakMap<DocumentNode, string>();
  return {
    onParse({ params: { source }, setParsedDocument }) {
      const text = typeof source === 'string' ? source : source.body;
      const cached = documents.get(text);
      if (cached) {
        setParsedDocument(cached);
        return undefined;
      }
      return ({ result }) => {
        if (isDocument(result)) parsed.set(result, text);
      };
    },
    onValidate({ params: { documentAST }, setResult }) {
      const text = parsed.get(documentAST);
      if (text === undefined) return undefined;
      if (documents.get(text) === documentAST) {
        setResult([]);
        return undefined;
      }
      return ({ valid }) => {
        if (valid) documents.add(text, documentAST);
      };
    },
  };
}

function isDocument(result: unknown): result is DocumentNode {
  return typeof result === 'object' && result !== null && 'kind' in result;
}
