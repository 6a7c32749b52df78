import { distance } from 'fastest-levenshtein';
import type { z } from 'zod';
import { type Folder, type SourceFile, unusable } from '../read/files.ts';
import type { Problem } from '../read/problems.ts';
import { contentOf, type Edition, isFileOf, type Table } from './edition.ts';
import { readHead } from './head.ts';
import type { Inventory, MissingTable, ReadTable } from './inventory.ts';

/** A file that is read, with the table that it is. */
export interface FoundTable<Key extends string = string> {
  readonly table: Table<Key>;
  readonly file: SourceFile;
}

/** A source's edition in a folder. */
export interface FoundEdition<Key extends string = string> {
  readonly tables: readonly FoundTable<Key>[];
  readonly inventory: Inventory;
  /** Problems of tables that cannot be read. */
  readonly problems: readonly Problem[];
}

/**
 * Finds the edition of a source in a folder: the first one that lacks no required table, or else the one that lacks fewest of those
 * that it has most of.
 *
 * @param editions At least one.
 * @throws ImportInvalid where there is no table of any of them.
 */
export async function findEdition<Key extends string>(
  folder: Folder,
  editions: readonly Edition<Key>[],
): Promise<FoundEdition<Key>> {
  const [best] = editions
    .map((edition) => ({ edition, missing: missingIn(edition, folder.names) }))
    .toSorted((a, b) => unmet(a) - unmet(b));
  if (!best) throw new TypeError('A source has at least one edition');
  const { edition, missing } = best;
  const tables: FoundTable<Key>[] = [];
  for (const table of edition.tables) {
    for (const file of await folder.select((name) => isFileOf(table, name))) tables.push({ table, file });
  }
  if (tables.length === 0) {
    const names = editions.map(({ tables }) => tables.map(({ file }) => `"${file}"`).join(', '));
    throw unusable(folder.path, `there is none of the tables in this folder: ${names.join('; or ')}`);
  }
  return inspected(edition, tables, folder, missing.map(withReplacement(folder, tables, editions)));
}

/** A source in a single file, which has one edition. */
export async function inspectFile<Key extends string>(
  edition: Edition<Key>,
  file: SourceFile,
): Promise<FoundEdition<Key>> {
  const tables = edition.tables.map((table) => ({ table, file }));
  return inspected(edition, tables, undefined, []);
}

async function inspected<Key extends string>(
  { name }: Edition<Key>,
  tables: readonly FoundTable<Key>[],
  folder: Folder | undefined,
  missing: readonly MissingTable[],
): Promise<FoundEdition<Key>> {
  const problems: Problem[] = [];
  const read: ReadTable[] = [];
  for (const { table, file } of tables) {
    const head = await readHead(file, table.format);
    const columns = head?.columns ?? [];
    const expected = Object.keys(table.schema.shape);
    read.push({
      file: file.name,
      table: contentOf(table, file.name),
      columnsMissing: expected.filter((column) => !columns.includes(column)),
      columnsNotRead: columns.filter((column) => !expected.includes(column)),
      empty: head !== undefined && !head.hasRows,
    });
    const message = head && tableError(table, columns, head.hasRows);
    if (message) problems.push({ file: file.name, line: 1, column: undefined, value: undefined, message });
  }
  const files = new Set(tables.map(({ file }) => file.name));
  const notRead = (folder?.names ?? []).filter((name) => !files.has(name));
  return { tables, inventory: { edition: name, read, notRead, missing, notes: [] }, problems };
}

function tableError(table: Table, columns: readonly string[], hasRows: boolean): string | undefined {
  const read = Object.keys(table.schema.shape);
  const twice = columns.filter((name, index) => read.includes(name) && columns.indexOf(name) !== index);
  if (twice.length > 0) return `columns are there twice: ${twice.join(', ')}`;
  if (
    hasRows ||
    table.mayBeEmpty ||
    !requiredColumns(table.schema).every((column) => columns.includes(column))
  ) {
    return undefined;
  }
  return 'the table has no rows below its header: it is cut short, or not the whole file';
}

function requiredColumns(schema: z.ZodObject): readonly string[] {
  return Object.entries(schema.shape)
    .filter(([, column]) => !(column as z.ZodType).safeParse(undefined).success)
    .map(([name]) => name);
}

function missingIn<Key extends string>(
  { tables }: Edition<Key>,
  names: readonly string[],
): readonly Table<Key>[] {
  const plain = names.map(withoutGz);
  return tables.filter((table) => !plain.some((name) => isFileOf(table, name)));
}

/** Orders editions: required tables that are missing count most, then tables that are there. */
function unmet({ edition, missing }: { edition: Edition; missing: readonly Table[] }): number {
  const required = missing.filter((table) => table.required).length;
  return required * 1000 - (edition.tables.length - missing.length);
}

/** Looks for a file that may stand for a missing table: its other name in another edition, or nearly the same name. */
function withReplacement<Key extends string>(
  folder: Folder,
  tables: readonly FoundTable<Key>[],
  editions: readonly Edition<Key>[],
) {
  const read = new Set(tables.map(({ file }) => file.name));
  const others = folder.names.filter((name) => !read.has(name));
  return (table: Table<Key>): MissingTable => {
    const { file, topic, required } = table;
    const elsewhere = others.find((name) =>
      editions.some(({ tables: others }) =>
        others.some((other) => other.topic === topic && isFileOf(other, withoutGz(name))),
      ),
    );
    const similar = others.find((name) => {
      const [a, b] = [withoutGz(name).toLowerCase(), file.toLowerCase()];
      return distance(a, b) <= Math.max(2, file.length / 5);
    });
    const found = elsewhere ?? similar;
    return { file, table: topic, required, ...(found === undefined ? {} : { found }) };
  };
}

function withoutGz(name: string): string {
  return name.replace(/\.gz$/, '');
}
