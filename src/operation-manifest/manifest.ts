import { createHash } from 'node:crypto';
import { print } from 'graphql';
import type { Operation } from './operation.ts';

/** Ids and texts, as `OPERATIONS_FOLDER` takes them. An id is the SHA-256 of the printed text. */
export type Manifest = Readonly<Record<string, string>>;

/** The ids of operations by their names, for the front end to send. */
export type OperationIds = Readonly<Record<string, string>>;

/** Makes the manifest of operations. The same operations give the same text, whatever the order of the files. */
export function manifestOf(operations: readonly Operation[]): { manifest: Manifest; ids: OperationIds } {
  const printed = operations.map(({ name, document }) => ({ name, text: print(document) }));
  const entries = printed.map(({ name, text }) => ({ name, text, id: idOf(text) }));
  return {
    manifest: sorted(entries.map(({ id, text }) => [id, text])),
    ids: sorted(entries.flatMap(({ name, id }) => (name === undefined ? [] : [[name, id] as const]))),
  };
}

function idOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function sorted(entries: readonly (readonly [string, string])[]): Readonly<Record<string, string>> {
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
