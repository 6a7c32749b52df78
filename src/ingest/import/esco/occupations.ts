import { edge, type LocatedNode, type LocatedRelationship, node } from '../source.ts';
import type { EscoTables } from './esco-tables.ts';
import type { GreenShares } from './green-shares.ts';
import { industryOf, slugOfUri } from './identifiers.ts';
import { retired } from './status.ts';
import * as table from './tables.ts';

/** The occupations, then the industries that they name. */
export async function* occupationNodes(tables: EscoTables, shares: GreenShares): AsyncGenerator<LocatedNode> {
  const industries = new Set<string>();
  const files = tables.files.filesOf('occupations');
  const repeats = tables.repeatFilter(files[0], 'occupations');
  for await (const { row, location } of tables.rows(files, table.occupations)) {
    const slug = slugOfUri(row.conceptUri);
    if (await repeats.isRepeat(slug, { row, location })) continue;
    yield node(
      'Role',
      slug,
      {
        name: row.preferredLabel,
        aliases: [...new Set([...row.altLabels, ...(row.hiddenLabels ?? [])])],
        description: row.description,
        note: row.scopeNote,
        code: row.code,
        uri: row.conceptUri,
        retired: retired(row.status),
        greenShare: shares.shareOf(row.conceptUri),
      },
      location,
    );
    for (const uri of row.naceCode ?? []) industries.add(uri);
  }
  for (const uri of industries) {
    const { slug, name, code } = industryOf(uri);
    yield node('Industry', slug, { name, code, uri, namedInSource: true });
  }
}

/** The industries and the replacements of each occupation. */
export async function* occupationRelationships(tables: EscoTables): AsyncGenerator<LocatedRelationship> {
  const seen = new Set<string>();
  for await (const { row, location } of tables.rows(tables.files.filesOf('occupations'), table.occupations)) {
    const slug = slugOfUri(row.conceptUri);
    if (seen.has(slug)) continue;
    seen.add(slug);
    for (const uri of row.naceCode ?? []) {
      yield edge('IN_INDUSTRY', ['Role', slug], ['Industry', industryOf(uri).slug], {}, location);
    }
    for (const uri of row.isReplacedBy ?? []) {
      yield edge('REPLACED_BY', ['Role', slug], ['Role', slugOfUri(uri)], {}, location);
    }
  }
}
