import type { z } from 'zod';
import type { Edition, Table } from '../editions/edition.ts';
import type { SourceFile } from '../read/files.ts';
import * as schema from './tables.ts';

/** The tables of all editions of O*NET, each with its columns. */
const schemas = {
  occupations: schema.occupations,
  jobZones: schema.jobZones,
  jobZoneReference: schema.jobZoneReference,
  alternateTitles: schema.alternateTitles,
  jobTitles: schema.jobTitles,
  contentModel: schema.contentModel,
  skills: schema.ratings,
  essentialSkills: schema.ratings,
  transferableSkills: schema.ratings,
  knowledge: schema.ratings,
  technologySkills: schema.technologySkills,
  softwareSkills: schema.softwareSkills,
  toolsAndTechnology: schema.toolsAndTechnology,
  toolsUsed: schema.toolsUsed,
  commodities: schema.commodities,
  taskStatements: schema.taskStatements,
  emergingTasks: schema.emergingTasks,
  relatedOccupations: schema.relatedOccupations,
} as const satisfies Readonly<Record<string, z.ZodObject>>;

export type OnetTable = keyof typeof schemas;
export type OnetSchema<Key extends OnetTable> = (typeof schemas)[Key];

/** The topics of tables that replace each other through the editions of O*NET; the topic of any other is its key. */
const topics: Readonly<Partial<Record<OnetTable, string>>> = {
  alternateTitles: 'titles',
  jobTitles: 'titles',
  essentialSkills: 'skills',
  transferableSkills: 'skills',
  technologySkills: 'technologies',
  softwareSkills: 'technologies',
  toolsAndTechnology: 'technologies',
  toolsUsed: 'tools',
};

function table(
  key: OnetTable,
  file: string,
  how: { readonly required?: boolean; readonly mayBeEmpty?: boolean } = {},
): Table<OnetTable> {
  return {
    key,
    topic: topics[key] ?? key,
    file,
    format: 'tab',
    schema: schemas[key],
    required: true,
    ...how,
  };
}

const optional = { required: false } as const;

/** In every edition. */
const common = [
  table('occupations', 'Occupation Data.txt'),
  table('jobZones', 'Job Zones.txt'),
  table('jobZoneReference', 'Job Zone Reference.txt', optional),
  table('contentModel', 'Content Model Reference.txt'),
  table('knowledge', 'Knowledge.txt'),
  table('taskStatements', 'Task Statements.txt'),
];

/** The layouts of O*NET's text edition, newest first. The names of tables tell them apart: a folder need not tell its version. */
export const editions: readonly Edition<OnetTable>[] = [
  {
    name: 'O*NET from 30.3 on',
    tables: [
      ...common,
      table('jobTitles', 'Job Titles.txt'),
      table('essentialSkills', 'Essential Skills.txt'),
      table('transferableSkills', 'Transferable Skills.txt'),
      table('softwareSkills', 'Software Skills.txt'),
      table('emergingTasks', 'Emerging Tasks.txt', { mayBeEmpty: true }),
      table('relatedOccupations', 'Related Occupations.txt', { mayBeEmpty: true }),
      table('toolsUsed', 'Tools Used.txt', optional),
      table('commodities', 'UNSPSC Reference.txt', optional),
    ],
  },
  {
    name: 'O*NET up to 30.2',
    tables: [
      ...common,
      table('alternateTitles', 'Alternate Titles.txt'),
      table('skills', 'Skills.txt'),
      table('technologySkills', 'Technology Skills.txt'),
      table('toolsUsed', 'Tools Used.txt'),
      table('emergingTasks', 'Emerging Tasks.txt', { mayBeEmpty: true }),
      table('relatedOccupations', 'Related Occupations.txt', { mayBeEmpty: true }),
      table('commodities', 'UNSPSC Reference.txt'),
    ],
  },
  {
    name: 'O*NET 20, with tools and technologies in one table',
    tables: [
      ...common,
      table('alternateTitles', 'Alternate Titles.txt'),
      table('skills', 'Skills.txt'),
      table('toolsAndTechnology', 'Tools and Technology.txt'),
      table('emergingTasks', 'Emerging Tasks.txt', { required: false, mayBeEmpty: true }),
      table('relatedOccupations', 'Related Occupations.txt', { required: false, mayBeEmpty: true }),
      table('commodities', 'UNSPSC Reference.txt', optional),
    ],
  },
];

/** Tables that are read for nodes, and again for relationships. */
export const readTwice: ReadonlySet<OnetTable> = new Set([
  'skills',
  'essentialSkills',
  'transferableSkills',
  'knowledge',
  'technologySkills',
  'softwareSkills',
  'toolsAndTechnology',
  'toolsUsed',
  'taskStatements',
  'emergingTasks',
]);

/** The files of an edition, by the tables that they are. */
export type OnetFiles = ReadonlyMap<OnetTable, SourceFile>;

/** The columns of a table. */
export function schemaOf<Key extends OnetTable>(key: Key): OnetSchema<Key> {
  return schemas[key];
}
