import { type DocumentNode, visit } from 'graphql';

const asksByDocument = new WeakMap<DocumentNode, boolean>();

/** Whether a document asks about the schema itself. Remembered with the document. */
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
