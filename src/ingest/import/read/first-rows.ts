import { openFile, type SourceFile } from './files.ts';
import type { SourceLocation } from './problems.ts';
import { rowsOf, type TableFormat } from './rows.ts';

/** A row whose key an earlier row has. */
export interface EarlierRow {
  /** The line of the first row with the key. */
  readonly line: number;
  /** Columns in which the two differ. */
  readonly differing: readonly string[];
}

/** Remembers the first row of each key by its line and a hash of each value, so that repeats are told from contradictions. */
export class FirstRows {
  readonly #rows = new Map<string, { readonly line: number; readonly hashes: readonly number[] }>();

  /** @returns The earlier row with this key, or undefined where this is the first. */
  see(key: string, row: Readonly<Record<string, unknown>>, { line }: SourceLocation): EarlierRow | undefined {
    const hashes = Object.values(row).map(hashOf);
    const first = this.#rows.get(key);
    if (!first) {
      this.#rows.set(key, { line, hashes });
      return undefined;
    }
    const differing = Object.keys(row).filter((_, index) => hashes[index] !== first.hashes[index]);
    return { line: first.line, differing };
  }
}

/** Reads one cell anew, for a message. @returns Undefined where there is no such row or column. */
export async function readCell(
  file: SourceFile,
  format: TableFormat,
  line: number,
  column: string,
): Promise<string | undefined> {
  const input = openFile(file, () => undefined);
  let header: readonly string[] | undefined;
  try {
    for await (const rows of rowsOf(input, format)) {
      for (const row of rows) {
        header ??= row.cells;
        if (row.line === line) return row.cells[header.indexOf(column)];
      }
    }
    return undefined;
  } finally {
    input.destroy();
  }
}

/** FNV-1a over the UTF-16 code units of the value as JSON. */
function hashOf(value: unknown): number {
  const text = JSON.stringify(value) ?? '';
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
