import type { z } from 'zod';
import type { Property } from '../../graph/index.ts';
import { openFile, type SourceFile } from '../read/files.ts';
import { addUnreadable, type Place } from '../read/problems.ts';
import type { Reading } from '../read/reading.ts';
import { linesOf, rowsOf } from '../read/rows.ts';
import { splitList, unguardText } from './format.ts';

/** A line of a file: what names its node or its ends, and the declared properties. */
export interface GraphRecord {
  readonly reserved: Readonly<Record<string, string | undefined>>;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly place: Place;
}

type Values = Readonly<Record<string, unknown>>;

/**
 * Reads a file of nodes or relationships, JSON lines or CSV by its name, and checks each value against its declaration. What does not fit
 * becomes a problem, and its line is left out.
 *
 * @param reserved What a line has besides properties; `part` may be missing, the others may not.
 */
export async function* readRecords(
  file: SourceFile,
  declared: ReadonlyMap<string, Property>,
  reserved: readonly string[],
  reading: Reading,
): AsyncGenerator<GraphRecord> {
  const csv = /\.csv(\.gz)?$/.test(file.name);
  const lines = csv ? csvLines(file, declared, reserved, reading) : jsonLines(file, reading);
  for await (const { values, place } of lines) {
    const record = checked(values, place, declared, reserved, reading);
    if (record) yield record;
  }
}

async function* jsonLines(
  file: SourceFile,
  { problems, onBytes }: Reading,
): AsyncGenerator<{ values: Values; place: Place }> {
  const input = openFile(file, onBytes);
  let line = 0;
  try {
    for await (const lines of linesOf(input)) {
      for (const text of lines) {
        line += 1;
        if (text.trim() === '') continue;
        const place = { file: file.name, line };
        const values = objectIn(text);
        if (values) yield { values, place };
        else problems.add(place, 'is no JSON object on a line of its own', undefined, text);
      }
    }
  } catch (error) {
    addUnreadable(problems, file, line, error);
  } finally {
    input.destroy();
  }
}

function objectIn(text: string): Values | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Values)
      : undefined;
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return undefined;
    throw thrown;
  }
}

async function* csvLines(
  file: SourceFile,
  declared: ReadonlyMap<string, Property>,
  reserved: readonly string[],
  { problems, onBytes }: Reading,
): AsyncGenerator<{ values: Values; place: Place }> {
  const input = openFile(file, onBytes);
  let header: readonly string[] | undefined;
  let at = 1;
  try {
    for await (const rows of rowsOf(input, 'csv')) {
      for (const { cells, line } of rows) {
        at = line;
        const place = { file: file.name, line };
        if (!header) {
          header = cells;
          if (!fits(header, place, problems)) return;
          continue;
        }
        if (cells.length !== header.length) {
          problems.add(place, `the row has ${cells.length} columns, where the header has ${header.length}`);
          continue;
        }
        const values: Record<string, unknown> = {};
        for (const [column, cell] of cells.entries()) {
          const name = header[column] ?? '';
          const property = declared.get(name);
          // An empty cell says nothing.
          if (cell === '') continue;
          values[name] = reserved.includes(name) || !property ? unguardText(cell) : cellValue(cell, property);
        }
        yield { values, place };
      }
    }
    if (!header) {
      problems.add({ file: file.name, line: 1 }, 'the file is empty: its first line names the columns');
    }
  } catch (error) {
    addUnreadable(problems, file, at, error);
  } finally {
    input.destroy();
  }
}

/** A column that is named twice would have two values. */
function fits(header: readonly string[], place: Place, problems: Reading['problems']): boolean {
  const twice = header.filter((name, at) => header.indexOf(name) !== at);
  for (const name of twice) problems.add(place, 'the column is there twice', name);
  return twice.length === 0;
}

function cellValue(written: string, property: Property): unknown {
  const numeric = property.kind === 'Int' || property.kind === 'Float';
  const cell = numeric ? written : unguardText(written);
  return property.list ? splitList(cell).map((item) => scalarOf(item, property)) : scalarOf(cell, property);
}

/** What is no number stays text, so that the check tells of it as it stands. */
function scalarOf(cell: string, { kind }: Property): unknown {
  if (kind === 'Boolean') return cell === 'true' ? true : cell === 'false' ? false : cell;
  if (kind !== 'Int' && kind !== 'Float') return cell;
  const number = Number(cell);
  return cell.trim() !== '' && Number.isFinite(number) ? number : cell;
}

function checked(
  values: Values,
  place: Place,
  declared: ReadonlyMap<string, Property>,
  reserved: readonly string[],
  { problems }: Reading,
): GraphRecord | undefined {
  const before = problems.count;
  const names: Record<string, string | undefined> = {};
  const properties: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    const property = declared.get(name);
    if (reserved.includes(name)) {
      if (typeof value === 'string' && value !== '') names[name] = value;
      else problems.add(place, 'is no text', name, value);
    } else if (!property) {
      const known = [...reserved, ...declared.keys()].join(', ');
      problems.add(place, `is not declared; there are: ${known}`, name, value);
    } else if (value !== null) {
      const parsed = property.schema.safeParse(value);
      if (parsed.success) properties[name] = parsed.data;
      else problems.add(place, told(parsed.error), name, value);
    }
  }
  for (const name of reserved) {
    if (name !== 'part' && names[name] === undefined && !(name in values)) {
      problems.add(place, 'is missing', name);
    }
  }
  for (const property of declared.values()) {
    if (property.optional || values[property.name] !== undefined) continue;
    if (!property.schema.safeParse(undefined).success) problems.add(place, 'is missing', property.name);
  }
  return problems.count > before ? undefined : { reserved: names, properties, place };
}

function told(error: z.ZodError): string {
  const [issue] = error.issues;
  return issue ? `${issue.message.charAt(0).toLowerCase()}${issue.message.slice(1)}` : 'is not right';
}
