import type { SourceFile } from '../read/files.ts';
import { type End, edge, type LocatedNode, type LocatedRelationship, node } from '../source.ts';
import type { EscoTables } from './esco-tables.ts';
import type { GreenShares } from './green-shares.ts';
import { slugOfUri } from './identifiers.ts';
import { retired } from './status.ts';
import * as table from './tables.ts';

/** The groups of occupations, with their green shares. */
export function occupationGroupNodes(tables: EscoTables, shares: GreenShares): AsyncGenerator<LocatedNode> {
  return groupNodes(tables, 'OccupationGroup', tables.files.filesOf('occupationGroups'), shares);
}

/** The groups of skills, of which ESCO states no green shares. */
export function skillGroupNodes(tables: EscoTables): AsyncGenerator<LocatedNode> {
  return groupNodes(tables, 'SkillGroup', tables.files.filesOf('skillGroups'));
}

async function* groupNodes(
  tables: EscoTables,
  type: 'OccupationGroup' | 'SkillGroup',
  files: readonly SourceFile[],
  shares?: GreenShares,
): AsyncGenerator<LocatedNode> {
  const repeats = tables.repeatFilter(files[0], `groups (${type})`);
  for await (const { row, location } of tables.rows(files, table.occupationGroups)) {
    const slug = slugOfUri(row.conceptUri);
    if (await repeats.isRepeat(slug, { row, location })) continue;
    const greenShare = shares?.shareOf(row.conceptUri);
    yield node(
      type,
      slug,
      {
        name: row.preferredLabel,
        aliases: row.altLabels,
        description: row.description,
        code: row.code,
        uri: row.conceptUri,
        retired: retired(row.status),
        ...(greenShare === undefined ? {} : { greenShare }),
      },
      location,
    );
  }
}

/** The relationships of occupations, skills and groups to the groups above them. */
export async function* hierarchyRelationships(tables: EscoTables): AsyncGenerator<LocatedRelationship> {
  const files = [...tables.files.filesOf('occupationHierarchy'), ...tables.files.filesOf('skillHierarchy')];
  for await (const { row, location } of tables.rows(files, table.hierarchy)) {
    const from: End = [row.conceptType, slugOfUri(row.conceptUri)];
    yield edge('BROADER', from, [row.broaderType, slugOfUri(row.broaderUri)], {}, location);
  }
}
