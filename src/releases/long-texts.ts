import { nameKeysProperty, type SchemaElement } from '@rolegraph/graph-model';
import { escapeName } from '@rolegraph/graph-model/cypher';
import neo4j from 'neo4j-driver';
import { readStatement } from '../cypher/read-statement.ts';

import { type Database, streamed, write } from './database.ts';
import { MAX_KEY_BYTES, MAX_TERM_BYTES } from './index-limits.ts';

const statements = {
  longTexts: readStatement('releases/long-texts'),
  replaceNameKeys: readStatement('releases/replace-name-keys'),
};

/** Bytes of a letter of UTF-16 at most. */
const letterMaxBytes = 3;

/** A node with texts that an index over them cannot hold. */
export interface LongText extends Record<string, unknown> {
  readonly id: string;
  readonly slug: string | null;
  readonly labels: readonly string[];
  readonly release: string | null;
  readonly dataset: string | null;
  readonly texts: readonly string[];
}

/** Finds the nodes with texts that an index over them cannot hold. */
export async function* longTexts(
  database: Database,
  { kind, label, properties }: SchemaElement,
): AsyncGenerator<LongText> {
  const maxBytes = kind === 'text' ? MAX_TERM_BYTES : MAX_KEY_BYTES;
  const found = streamed<LongText>(
    database,
    statements.longTexts.replace('(node:label)', `(node:${escapeName(label)})`),
    { properties, minLetters: neo4j.int(Math.floor(maxBytes / letterMaxBytes)) },
  );
  for await (const node of found) {
    const sizes = node.texts.map((text) => Buffer.byteLength(text));
    const bytes = kind === 'text' ? Math.max(...sizes) : sizes.reduce((sum, size) => sum + size, 0);
    if (bytes > maxBytes) yield node;
  }
}

/**
 * Takes the name keys out of nodes that the index over name keys cannot hold. The names and aliases themselves stay: they are too long to
 * be looked up, and the node is found by its others.
 */
export async function dropLongNameKeys(database: Database, nodes: readonly LongText[]): Promise<void> {
  const rows = nodes.map(({ id, release, texts }) => {
    // The index is over the release first.
    const keys = texts[0] === release ? texts.slice(1) : texts;
    return [id, keys.filter((key) => Buffer.byteLength(key) <= MAX_TERM_BYTES)];
  });
  await write(database, statements.replaceNameKeys, { rows });
}

/** Whether an index is over name keys, which RoleGraph makes of names and may leave out. */
export function isOverNameKeys({ kind, properties }: SchemaElement): boolean {
  return kind === 'text' && properties.includes(nameKeysProperty);
}
