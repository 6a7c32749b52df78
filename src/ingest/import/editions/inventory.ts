/** The tables of a source: those found, and those that its edition has besides. */
export interface Inventory {
  /** The edition that the files are of. */
  readonly edition: string;
  readonly read: readonly ReadTable[];
  /** Files beside them that are not read. */
  readonly notRead: readonly string[];
  readonly missing: readonly MissingTable[];
  /** Further differences to other editions, in sentences. */
  readonly notes: readonly string[];
}

export interface ReadTable {
  readonly file: string;
  /** The topic of the table. */
  readonly table: string;
  /** Columns that the edition has, or may have, and this file has not. */
  readonly columnsMissing: readonly string[];
  /** Columns of the file that are not read. */
  readonly columnsNotRead: readonly string[];
  /** True where the file has a header alone. */
  readonly empty: boolean;
}

export interface MissingTable {
  readonly file: string;
  readonly table: string;
  /** Whether the import is refused for it. */
  readonly required: boolean;
  /** A file in its place, such as one of a similar name or of another edition. */
  readonly found?: string;
}

/** The inventory as lines to print. */
export function inventoryLines({ edition, read, notRead, missing, notes }: Inventory): readonly string[] {
  const lines = [`Edition: ${edition}`, `Files read: ${listOf(read.map(fileLine))}`];
  if (notRead.length > 0) lines.push(`Files found and not read: ${listOf(notRead)}`);
  if (missing.length > 0)
    lines.push(`Tables expected and missing: ${listOf(missing.map(({ file }) => file))}`);
  for (const [heading, columns] of [
    ['Columns expected and missing', ({ columnsMissing }: ReadTable) => columnsMissing],
    ['Columns found and not read', ({ columnsNotRead }: ReadTable) => columnsNotRead],
  ] as const) {
    const found = read.filter((table) => columns(table).length > 0);
    if (found.length === 0) continue;
    lines.push(`${heading}:`, ...found.map((table) => `  ${table.file}: ${listOf(columns(table))}`));
  }
  return [...lines, ...notes];
}

function fileLine({ file, empty }: ReadTable): string {
  return empty ? `${file} (no rows)` : file;
}

function listOf(names: readonly string[]): string {
  return names.join(', ') || 'none';
}
