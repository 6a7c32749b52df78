import { basename } from 'node:path';
import { findEdition } from '../editions/find.ts';
import { Folder } from '../read/files.ts';
import type { ImportSource, SourceOptions } from '../source.ts';
import { editions, readTwice } from './editions.ts';
import { readJobZones } from './job-zones.ts';
import { losses } from './losses.ts';
import { OnetTables } from './onet-tables.ts';
import { OnetPass } from './records.ts';

/**
 * The O*NET database: the official text edition, tab-separated, plain or gzipped.
 *
 * @throws ImportInvalid where there is no such folder, or no `Occupation Data.txt` in it.
 */
export async function onet(path: string, options: SourceOptions = {}): Promise<ImportSource> {
  const folder = await Folder.open(path);
  await folder.require('Occupation Data.txt');
  const { tables, inventory, problems } = await findEdition(folder, editions);
  const files = new Map(tables.map(({ table, file }) => [table.key, file]));
  const version = options.version ?? versionIn(basename(folder.path));
  const dataset = options.dataset ?? 'onet';
  const jobZones = await readJobZones(files, version);
  return {
    dataset,
    name: 'onet',
    inventory: { ...inventory, notes: jobZones.notes },
    problems,
    losses,
    files: tables.map(({ table, file }) => (readTwice.has(table.key) ? { ...file, reads: 2 } : file)),
    version: 3,
    records: (pass) => new OnetPass(new OnetTables(files, pass), { dataset, version, jobZones }),
  };
}

/** Folders are called `onet-29.3` or, as O*NET packs them, `db_29_3_text`. */
function versionIn(name: string): string | undefined {
  return /(\d+)[._](\d+)/.exec(name)?.slice(1).join('.');
}
