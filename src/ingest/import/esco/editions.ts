import type { Edition, Table } from '../editions/edition.ts';
import * as schema from './tables.ts';

/** The tables of all editions of ESCO. */
export type EscoTable =
  | 'occupations'
  | 'occupationGroups'
  | 'translations'
  | 'skills'
  | 'skillList'
  | 'skillGroups'
  | 'collections'
  | 'occupationHierarchy'
  | 'skillHierarchy'
  | 'occupationSkills'
  | 'skillSkills'
  | 'greenShares';

/** A file of occupations, with its language. */
export const TRANSLATION = /^occupations_(?!en\b)([a-z]{2,3})\.csv$/;
/** A collection of skills, with its theme. */
export const COLLECTION = /^([A-Za-z]+)SkillsCollection_en\.csv$/;

function table(
  key: EscoTable,
  file: string,
  columns: Table['schema'],
  how: Partial<Pick<Table, 'pattern' | 'required' | 'mayBeEmpty' | 'topic'>> = {},
): Table<EscoTable> {
  return { key, topic: key, file, format: 'csv', schema: columns, required: true, ...how };
}

const common = [
  table('occupations', 'occupations_en.csv', schema.occupations),
  table('occupationGroups', 'ISCOGroups_en.csv', schema.occupationGroups),
  table('skillGroups', 'skillGroups_en.csv', schema.occupationGroups),
  table('occupationHierarchy', 'broaderRelationsOccPillar_en.csv', schema.hierarchy, {
    pattern: /^broaderRelationsOccPillar(?:_en)?(?:\.v[\d.]+)?\.csv$/,
  }),
  table('skillHierarchy', 'broaderRelationsSkillPillar_en.csv', schema.hierarchy, {
    pattern: /^broaderRelationsSkillPillar(?:_en)?(?:\.v[\d.]+)?\.csv$/,
  }),
  table('occupationSkills', 'occupationSkillRelations_en.csv', schema.occupationSkills, {
    pattern: /^occupationSkillRelations(?:_[a-z]+)*\.csv$/,
  }),
  table('skillSkills', 'skillSkillRelations_en.csv', schema.skillSkills, {
    pattern: /^skillSkillRelations(?:_en)?\.csv$/,
  }),
  // Tables that later versions of ESCO add, and other languages.
  table('translations', 'occupations_<language>.csv', schema.translations, {
    pattern: TRANSLATION,
    required: false,
  }),
  table('collections', '<theme>SkillsCollection_en.csv', schema.collections, {
    pattern: COLLECTION,
    required: false,
  }),
  table('greenShares', 'greenShareOcc_en.csv', schema.greenShares, { required: false }),
];

/** The editions of ESCO: the European Commission's, and others that replace its largest table by a plain list of skills. */
export const editions: readonly Edition<EscoTable>[] = [
  { name: "ESCO's CSV", tables: [...common, table('skills', 'skills_en.csv', schema.skills)] },
  {
    name: "ESCO's CSV with a plain list of skills in place of skills_en.csv",
    tables: [...common, table('skillList', 'output_skills.csv', schema.skillList, { topic: 'skills' })],
  },
];
