import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** A row of a table by column name. An absent column is empty text. */
export type Row = (column: string) => string;

/**
 * Reads a tab-separated text, plain or gzipped. A quotation mark is a character like any other.
 *
 * @param name The file's name without `.gz`.
 * @throws Error where neither file is there.
 */
export function readTable(folder: string, name: string): readonly Row[] {
  const [header = '', ...lines] = textOf(folder, name).split(/\r?\n/);
  const places = new Map(header.split('\t').map((column, place) => [column, place]));
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const cells = line.split('\t');
      return (column) => cells[places.get(column) ?? -1] ?? '';
    });
}

function textOf(folder: string, name: string): string {
  const plain = join(folder, name);
  if (existsSync(plain)) return readFileSync(plain, 'utf8');
  const zipped = `${plain}.gz`;
  if (existsSync(zipped)) return gunzipSync(readFileSync(zipped)).toString('utf8');
  throw new Error(
    `${folder} holds neither "${name}" nor "${name}.gz": give the folder of O*NET's text edition.`,
  );
}
