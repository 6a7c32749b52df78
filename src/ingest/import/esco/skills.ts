import { type End, edge, type LocatedNode, type LocatedRelationship, node } from '../source.ts';
import type { EscoTables } from './esco-tables.ts';
import { slugOfUri } from './identifiers.ts';
import { retired } from './status.ts';
import * as table from './tables.ts';

/** The skills of the table of skills, and of the plain list that editions have instead. */
export async function* skillNodes(tables: EscoTables): AsyncGenerator<LocatedNode> {
  const { files } = tables;
  const [file] = [...files.filesOf('skills'), ...files.filesOf('skillList')];
  const repeats = tables.repeatFilter(file, 'skills');
  for await (const { row, location } of tables.rows(files.filesOf('skills'), table.skills)) {
    const slug = slugOfUri(row.conceptUri);
    if (await repeats.isRepeat(slug, { row, location })) continue;
    yield node(
      'Skill',
      slug,
      {
        name: row.preferredLabel,
        aliases: [...new Set([...row.altLabels, ...(row.hiddenLabels ?? [])])],
        description: row.description,
        kind: row.skillType,
        note: row.scopeNote,
        uri: row.conceptUri,
        reuseLevel: row.reuseLevel,
        retired: retired(row.status),
      },
      location,
    );
  }
  if (files.filesOf('skillList').length === 0) return;
  const details = await collectedDetails(tables);
  for await (const { row, location } of tables.rows(files.filesOf('skillList'), table.skillList)) {
    const slug = slugOfUri(row.skill_id);
    if (await repeats.isRepeat(slug, { row, location })) continue;
    const properties = {
      ...details.get(slug),
      name: row.skill_label,
      kind: row.skill_type,
      uri: row.skill_id,
    };
    yield node('Skill', slug, properties, location);
  }
}

/** Properties of a skill that a collection has and a plain list lacks. */
interface SkillDetails {
  readonly aliases: readonly string[];
  readonly description: string | undefined;
  readonly reuseLevel: string | undefined;
}

async function collectedDetails(tables: EscoTables): Promise<ReadonlyMap<string, SkillDetails>> {
  const details = new Map<string, SkillDetails>();
  for (const { file } of tables.files.collections) {
    for await (const { row } of tables.rows([file], table.collections)) {
      const { altLabels: aliases, description, reuseLevel } = row;
      details.set(slugOfUri(row.conceptUri), { aliases, description, reuseLevel });
    }
  }
  return details;
}

/** The skills that occupations require, then those that skills require. */
export async function* skillRequirements(tables: EscoTables): AsyncGenerator<LocatedRelationship> {
  const { files } = tables;
  for await (const { row, location } of tables.rows(
    files.filesOf('occupationSkills'),
    table.occupationSkills,
  )) {
    const from: End = ['Role', slugOfUri(row.occupationUri)];
    const to: End = ['Skill', slugOfUri(row.skillUri)];
    yield edge('REQUIRES_SKILL', from, to, { necessity: row.relationType }, location);
  }
  for await (const { row, location } of tables.rows(files.filesOf('skillSkills'), table.skillSkills)) {
    const from: End = ['Skill', slugOfUri(row.originalSkillUri)];
    const to: End = ['Skill', slugOfUri(row.relatedSkillUri)];
    yield edge('REQUIRES', from, to, { necessity: row.relationType }, location);
  }
}

/** The replacements of each skill that ESCO has withdrawn. */
export async function* skillReplacements(tables: EscoTables): AsyncGenerator<LocatedRelationship> {
  for await (const { row, location } of tables.rows(tables.files.filesOf('skills'), table.skills)) {
    const from: End = ['Skill', slugOfUri(row.conceptUri)];
    for (const uri of row.isReplacedBy ?? []) {
      yield edge('REPLACED_BY', from, ['Skill', slugOfUri(uri)], {}, location);
    }
  }
}
