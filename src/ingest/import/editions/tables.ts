import type { Problems } from '../read/problems.ts';
import type { ImportSource } from '../source.ts';
import type { Inventory } from './inventory.ts';

/** What a release's source is followed by where it tells its tables: `onet=2.<fingerprint> tables=jobZones,skills`. */
const PREFIX = 'tables=';

/** Adds what keeps the source's tables from being read as its edition has them. */
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

/** Which tables a source has, as a release remembers them. */
export function heldTables(inventory: Inventory | undefined): readonly string[] {
  if (!inventory) return [];
  const tables = new Set(inventory.read.filter(({ empty }) => !empty).map(({ table }) => table));
  return [`${PREFIX}${[...tables].toSorted().join()}`];
}

/**
 * Which tables the current release was made from and the source does not have.
 *
 * @param sources What the current release was made from.
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
