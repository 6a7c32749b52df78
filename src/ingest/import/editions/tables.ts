import type { Problems } from '../read/problems.ts';
import type { ImportSource } from '../source.ts';
import type { Inventory } from './inventory.ts';

/** The prefix of the tables that follow a release's source: `onet=2.<fingerprint> tables=jobZones,skills`. */
const PREFIX = 'tables=';

/** Adds problems of tables, and without `force` of those that are missing. */
export function addEditionProblems(
  { inventory, problems: tableProblems = [] }: Pick<ImportSource, 'inventory' | 'problems'>,
  problems: Problems,
  force: boolean,
): void {
  for (const { file, line, message } of tableProblems) problems.add({ file, line }, message);
  if (!inventory || force) return;
  for (const { file, required, found } of inventory.missing) {
    if (!required) continue;
    const instead = found === undefined ? '' : `; there is "${found}", which that edition does not have`;
    problems.add(
      { file, line: 0 },
      `the table is missing, and ${inventory.edition} has it${instead}. Add the file, or import what there is with --force`,
    );
  }
}

/** The tables of a source, as a release stores them. */
export function heldTables(inventory: Inventory | undefined): readonly string[] {
  if (!inventory) return [];
  const tables = new Set(inventory.read.filter(({ empty }) => !empty).map(({ table }) => table));
  return [`${PREFIX}${[...tables].toSorted().join()}`];
}

/**
 * The tables that the current release was made from and the source lacks.
 *
 * @param sources The current release's sources.
 */
export function tablesNotFound(
  { name, inventory }: Pick<ImportSource, 'name' | 'inventory'>,
  sources: readonly string[],
): readonly string[] {
  if (!inventory) return [];
  const own = sources.find((source) => source.startsWith(`${name}=`));
  const before = own?.split(' ').find((part) => part.startsWith(PREFIX));
  const now = new Set(inventory.read.filter(({ empty }) => !empty).map(({ table }) => table));
  return (before?.slice(PREFIX.length).split(',') ?? []).filter((table) => table !== '' && !now.has(table));
}
