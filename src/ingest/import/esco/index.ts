import { basename } from 'node:path';
import { findEdition } from '../editions/find.ts';
import { Folder, type SourceFile } from '../read/files.ts';
import type { ImportSource, SourceOptions } from '../source.ts';
import { COLLECTION, type EscoTable, editions, TRANSLATION } from './editions.ts';
import type { EscoFiles } from './files.ts';
import { losses } from './losses.ts';
import { EscoPass } from './records.ts';

/** Tables that are read for nodes, and again for relationships. */
const readTwice: ReadonlySet<EscoTable> = new Set(['occupations', 'skills', 'translations', 'collections']);

/**
 * ESCO as the European Commission publishes it as CSV, in English; occupations in further languages where their files are there.
 *
 * @throws ImportInvalid where there is no such folder, or no `occupations_en.csv` in it.
 */
export async function esco(path: string, options: SourceOptions = {}): Promise<ImportSource> {
  const folder = await Folder.open(path);
  await folder.require('occupations_en.csv');
  const { tables, inventory, problems } = await findEdition(folder, editions);
  const dataset = options.dataset ?? 'esco';
  const version = options.version ?? /\d+\.\d+(\.\d+)?/.exec(basename(folder.path))?.[0];
  const filesOf = (key: EscoTable) => tables.filter(({ table }) => table.key === key).map(({ file }) => file);
  const files: EscoFiles = {
    filesOf,
    translations: filesOf('translations').map((file) => ({ language: part(TRANSLATION, file), file })),
    collections: filesOf('collections').map((file) => ({ theme: part(COLLECTION, file), file })),
  };
  return {
    dataset,
    name: 'esco',
    inventory,
    problems,
    losses,
    files: tables.map(({ table, file }) => (readTwice.has(table.key) ? { ...file, reads: 2 } : file)),
    version: 1,
    records: (pass) => new EscoPass(files, dataset, version, pass),
  };
}

function part(pattern: RegExp, { name }: SourceFile): string {
  return pattern.exec(name.replace(/\.gz$/, ''))?.[1] ?? name;
}
