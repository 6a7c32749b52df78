import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Requirement } from '../../support/requirements.ts';

/** Where the public taxonomies lie, on machines that have them. */
export const data = resolve('../shared/data');

export const publicData: Requirement = {
  met: existsSync(join(data, 'counts.json')),
  missing: 'the public taxonomies, ../shared/data, are not beside this checkout',
};

type RawRow = Readonly<Record<string, string>>;

function textOf(path: string): string {
  const bytes = readFileSync(path);
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').replace(/^\uFEFF/, '');
}

/** Reads a tab-separated file in the plainest way: this is what the importer is compared with, so it shares nothing with it. */
export function tab(...path: string[]): RawRow[] {
  const [header = [], ...rows] = textOf(join(data, ...path))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.replace(/\r$/, '').split('\t'));
  return rows.map((cells) => Object.fromEntries(header.map((name, at) => [name, cells[at] ?? ''])));
}

/** Reads a CSV in the plainest way, sign by sign. */
export function csv(...path: string[]): RawRow[] {
  const text = textOf(join(data, ...path));
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const endCell = () => {
    rows.at(-1)?.push(cell);
    cell = '';
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === ',') endCell();
    else if (sign === '\n') {
      endCell();
      rows.push([]);
    } else if (sign !== '\r') cell += sign;
  }
  if (cell !== '') endCell();
  const [header = [], ...records] = rows.filter((row) => row.length > 1);
  return records.map((cells) => Object.fromEntries(header.map((name, at) => [name, cells[at] ?? ''])));
}

/** Distinct values of a column or of what a function makes of a row. */
export function distinct(rows: readonly RawRow[], of: (row: RawRow) => string): Set<string> {
  return new Set(rows.map(of));
}

/** How many rows there are for each value. */
export function tally(rows: readonly RawRow[], of: (row: RawRow) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(of(row), (counts.get(of(row)) ?? 0) + 1);
  return counts;
}
