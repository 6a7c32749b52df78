import { basename } from 'node:path';
import { Folder, type SourceFile } from '../read/files.ts';
import type { Reading } from '../read/reading.ts';
import type { ImportSource, SourceOptions } from '../source.ts';
import { OnetPass } from './records.ts';

/** The tables that are read, by the names that O*NET gives them. Only the first has to be there. */
const tables = {
  occupations: 'Occupation Data.txt',
  jobZones: 'Job Zones.txt',
  alternateTitles: 'Alternate Titles.txt',
  contentModel: 'Content Model Reference.txt',
  skills: 'Skills.txt',
  knowledge: 'Knowledge.txt',
  technologySkills: 'Technology Skills.txt',
  toolsUsed: 'Tools Used.txt',
  commodities: 'UNSPSC Reference.txt',
  taskStatements: 'Task Statements.txt',
  emergingTasks: 'Emerging Tasks.txt',
  relatedOccupations: 'Related Occupations.txt',
} as const;

/** Those that are read for nodes, and again for relationships. */
const readTwice: ReadonlySet<string> = new Set([
  'skills',
  'knowledge',
  'technologySkills',
  'toolsUsed',
  'taskStatements',
  'emergingTasks',
]);

export type OnetFiles = Readonly<Partial<Record<keyof typeof tables, SourceFile>>>;

/**
 * The O*NET database: the official text edition, tab-separated, plain or gzipped.
 *
 * @throws ImportInvalid where there is no such folder, or no `Occupation Data.txt` in it.
 */
export async function onet(path: string, options: SourceOptions = {}): Promise<ImportSource> {
  const folder = await Folder.open(path);
  await folder.require(tables.occupations);
  const found = await Promise.all(
    Object.entries(tables).map(async ([key, name]) => [key, await folder.find(name)] as const),
  );
  const files: OnetFiles = Object.fromEntries(found.filter(([, file]) => file));
  const version = options.version ?? versionIn(basename(folder.path));
  return {
    dataset: options.dataset ?? 'onet',
    name: 'onet',
    files: Object.entries(files).map(([key, file]) => (readTwice.has(key) ? { ...file, reads: 2 } : file)),
    version: 1,
    records: (reading: Reading) => new OnetPass(files, options.dataset ?? 'onet', version, reading),
  };
}

/** Folders are called `onet-29.3` or, as O*NET packs them, `db_29_3_text`. */
function versionIn(name: string): string | undefined {
  return /(\d+)[._](\d+)/.exec(name)?.slice(1).join('.');
}
