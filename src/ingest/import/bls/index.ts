import { findEdition } from '../editions/find.ts';
import { Folder, unusable } from '../read/files.ts';
import type { ImportSource, SourceOptions } from '../source.ts';
import { ByIndustryPass } from './by-industry.ts';
import { editions, NATIONAL } from './editions.ts';
import { losses } from './losses.ts';
import { NationalPass } from './national.ts';

/**
 * The Occupational Employment and Wage Statistics of the Bureau of Labor Statistics: wages by occupation with employment and wages by
 * occupation and industry, or the national table of a year. They add to a dataset whose roles have O*NET-SOC codes as slugs, `onet` where
 * none is named. National tables stand beside each other and beside the others, each as a part of its own.
 *
 * @throws ImportInvalid where the folder is missing, or has no table of the statistics, or those of several years.
 */
export async function bls(path: string, options: SourceOptions = {}): Promise<ImportSource> {
  const folder = await Folder.open(path);
  const { tables, inventory, problems } = await findEdition(folder, editions);
  const fileOf = (key: string) => tables.find(({ table }) => table.key === key)?.file;
  const national = tables.filter(({ table }) => table.key === 'national').map(({ file }) => file);
  const [yearly, another] = national;
  if (another) {
    throw unusable(
      path,
      `there are national tables of several years: ${national.map(({ name }) => name).join(', ')}. Give a folder for each`,
    );
  }
  const dataset = options.dataset ?? 'onet';
  return {
    dataset,
    name: yearly ? `oews-${yearOf(yearly.name)}-05` : 'bls',
    addsTo: {
      types: ['Role', 'Source', 'OccupationGroup'],
      missing: `There is no dataset ${dataset} whose roles the wages could be told of. Import O*NET first: npm run import -- onet <folder>`,
    },
    inventory,
    problems,
    losses,
    files: tables.map(({ file }) => ({ ...file, reads: 2 })),
    version: 2,
    records: (pass, exists) =>
      yearly
        ? new NationalPass(yearly, yearOf(yearly.name), pass, exists)
        : new ByIndustryPass({ wages: fileOf('wages'), industries: fileOf('industries') }, pass, exists),
  };
}

function yearOf(name: string): string {
  return NATIONAL.exec(name.replace(/\.gz$/, ''))?.[1] ?? '';
}
