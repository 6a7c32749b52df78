import { edge, type LocatedNode, type LocatedRelationship, node } from '../source.ts';
import type { EscoTables } from './esco-tables.ts';
import { slugOfUri } from './identifiers.ts';
import * as table from './tables.ts';

/** The labels of occupations in other languages. */
export async function* labelNodes(tables: EscoTables): AsyncGenerator<LocatedNode> {
  for (const { language, file } of tables.files.translations) {
    const repeats = tables.repeatFilter(file, 'occupations in other languages');
    for await (const { row, location } of tables.rows([file], table.translations)) {
      const slug = slugOfUri(row.conceptUri);
      if (await repeats.isRepeat(slug, { row, location })) continue;
      const properties = { language, text: row.preferredLabel, alternatives: row.altLabels };
      yield node('Label', `${language}-${slug}`, properties, location);
    }
  }
}

/** Each occupation's relationship to its label in each language. */
export async function* labelRelationships(tables: EscoTables): AsyncGenerator<LocatedRelationship> {
  for (const { language, file } of tables.files.translations) {
    const seen = new Set<string>();
    for await (const { row, location } of tables.rows([file], table.translations)) {
      const slug = slugOfUri(row.conceptUri);
      if (seen.has(slug)) continue;
      seen.add(slug);
      yield edge('HAS_LABEL', ['Role', slug], ['Label', `${language}-${slug}`], {}, location);
    }
  }
}
