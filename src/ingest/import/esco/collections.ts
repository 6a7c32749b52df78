import { edge, type LocatedNode, type LocatedRelationship, node } from '../source.ts';
import type { EscoTables } from './esco-tables.ts';
import { slugOfUri } from './identifiers.ts';
import * as table from './tables.ts';

/** A trend for each collection of skills. */
export function* collectionNodes({ files }: EscoTables): Generator<LocatedNode> {
  for (const { theme } of files.collections) {
    yield node('Trend', slugOfTheme(theme), {
      name: `${theme.charAt(0).toUpperCase()}${theme.slice(1)} skills`,
      kind: 'skill collection',
      description: `Skills that ESCO collects under the theme "${theme}".`,
    });
  }
}

/** The skills of each collection. */
export async function* collectionRelationships(tables: EscoTables): AsyncGenerator<LocatedRelationship> {
  for (const { theme, file } of tables.files.collections) {
    for await (const { row, location } of tables.rows([file], table.collections)) {
      const from = ['Skill', slugOfUri(row.conceptUri)] as const;
      yield edge('IN_COLLECTION', from, ['Trend', slugOfTheme(theme)], {}, location);
    }
  }
}

function slugOfTheme(theme: string): string {
  return `${theme}-skills`;
}
