import { documentBytes } from '@rolegraph/pothos-plugin-neo4j/memory';
import { type DocumentNode, getOperationAST, visit } from 'graphql';
import { maySeeSchema, type Role } from '../auth/index.ts';
import type { RetainedDocument } from './concurrency-limiter.ts';

const asksByDocument = new WeakMap<DocumentNode, boolean>();

/** Whether a document asks about the schema itself. Cached with the document. */
export function asksForSchema(document: DocumentNode): boolean {
  const before = asksByDocument.get(document);
  if (before !== undefined) return before;
  let asks = false;
  visit(document, {
    Field: ({ name }) => {
      if (name.value === '__schema' || name.value === '__type') asks = true;
    },
  });
  asksByDocument.set(document, asks);
  return asks;
}

/** Whether a role may execute a document. @param introspection The least role that may ask about the schema. */
export function mayExecute(document: DocumentNode, role: Role, introspection: Role | 'none'): boolean {
  if (introspection === 'anonymous' || !asksForSchema(document)) return true;
  return maySeeSchema(role, introspection);
}

/** The name of the operation of a request; empty where it has none. */
export function operationName(document: DocumentNode, name: string | undefined): string {
  return name ?? getOperationAST(document, name)?.name?.value ?? '';
}

/** Gives a document with its bytes of heap while it waits. */
export function retainedDocument(document: DocumentNode): RetainedDocument {
  return { document, bytes: documentBytes(document) };
}
