import type { Property } from '@rolegraph/graph-model';
import { nearestName } from '../read/nearest-name.ts';
import type { Problems, SourceLocation } from '../read/problems.ts';

/** The columns that a file may have. */
export interface Columns {
  /** A line's values besides declared properties; `part` may be missing, the others may not. */
  readonly reserved: readonly string[];
  readonly declared: ReadonlyMap<string, Property>;
}

/** Separators that spreadsheets write in place of commas. */
const separators: readonly (readonly [mark: string, name: string])[] = [
  [';', 'semicolons'],
  ['\t', 'tabs'],
  ['|', 'bars'],
];

const SAVE_WITH_COMMAS = 'Save the file as CSV with commas between the columns';

/**
 * Checks the first line of a CSV, so that an error in a column is one problem and not one in each row.
 *
 * @returns Whether the rows can be read by it.
 */
export function checkHeader(
  cells: readonly string[],
  columns: Columns,
  location: SourceLocation,
  problems: Problems,
): boolean {
  const before = problems.count;
  const separated = otherwiseSeparated(cells);
  if (separated) {
    problems.add(
      location,
      `the columns are separated by ${separated.by}. ${SAVE_WITH_COMMAS}`,
      undefined,
      cells.join(),
    );
  }
  checkNames(separated?.names ?? cells, columns, location, problems);
  return problems.count === before;
}

/** Names of the columns of a header with other marks than commas between them, and these marks. */
function otherwiseSeparated(
  cells: readonly string[],
): { readonly by: string; readonly names: readonly string[] } | undefined {
  const line = cells.join(',');
  for (const [mark, by] of separators) {
    const names = line.split(mark);
    if (names.length > cells.length) {
      return { by, names: names.map((name) => name.trim().replace(/^"(.*)"$/, '$1')) };
    }
  }
  return undefined;
}

function checkNames(
  cells: readonly string[],
  columns: Columns,
  location: SourceLocation,
  problems: Problems,
): void {
  const takes = [...columns.reserved, ...columns.declared.keys()];
  const named = cells.filter((cell) => cell !== '');
  const meant = new Map(named.map((cell) => [cell, takes.includes(cell) ? cell : nearestName(cell, takes)]));
  if (named.length > 0 && [...meant.values()].every((name) => name === undefined)) {
    const message = 'the first line names the columns, and there is none of these names';
    problems.add(location, `${message}; there are: ${takes.join(', ')}`, undefined, named.join());
    return;
  }
  for (const name of new Set(named.filter((cell, index) => named.indexOf(cell) !== index))) {
    problems.add(location, 'the column is there twice', name);
  }
  for (const [cell, name] of meant) {
    if (cell === name) continue;
    const right = name === undefined ? `; there are: ${takes.join(', ')}` : `; did you mean "${name}"?`;
    problems.add(location, `the column is not declared${right}`, cell);
  }
  const present = new Set(meant.values());
  const missing = neededIn(columns).filter((name) => !present.has(name));
  for (const name of missing)
    problems.add(location, `the column is missing; there are: ${named.join(', ')}`, name);
}

/** Values that a line needs. */
export function neededIn({ reserved, declared }: Columns): readonly string[] {
  return [
    ...reserved.filter((name) => name !== 'part'),
    ...[...declared.values()]
      .filter(({ optional, schema }) => !optional && !schema.safeParse(undefined).success)
      .map(({ name }) => name),
  ];
}
