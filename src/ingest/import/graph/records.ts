import { type Property, storedValue } from '@rolegraph/graph-model';
import { wholeLines } from '../../../text/index.ts';
import type { AllowableProblem } from '../allowable-problems.ts';
import { describeIssue } from '../read/describe-issue.ts';
import { openFile, type SourceFile } from '../read/files.ts';
import type { ImportPass } from '../read/import-pass.ts';
import { nearestName } from '../read/nearest-name.ts';
import { addUnreadable, type SourceLocation } from '../read/problems.ts';
import { linesOf, rowsOf } from '../read/rows.ts';
import { cellValue } from './cells.ts';
import { unguardText } from './format.ts';
import { type Columns, checkHeader, neededIn } from './header.ts';
import { readJsonLine } from './json-line.ts';
import { slugError, withoutPadding } from './slug.ts';

/** A line of a file: what names its node or its ends, and the declared properties. */
export interface GraphRecord {
  readonly reserved: Readonly<Record<string, string | undefined>>;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly location: SourceLocation;
}

/** How the files of a folder are read. */
export interface RecordRules {
  readonly pass: ImportPass;
  /** The kinds of faults that are accepted. */
  readonly allowed: ReadonlySet<AllowableProblem>;
  /** Told of a line that a problem keeps from being read; without slug, where it is not known what the line is about. */
  readonly onUnread?: (slug?: string) => void;
}

type Values = Readonly<Record<string, unknown>>;

/** What a line says by name, and names of what it says in a form that is none. */
interface Line {
  readonly values: Values;
  /** By name, what is wrong with how a value is written. */
  readonly cellErrors: ReadonlyMap<string, string>;
  readonly location: SourceLocation;
}

/**
 * Reads a file of nodes or relationships, JSON lines or CSV by its name, and checks each value against its declaration. What does not fit
 * becomes a problem, and its line is left out.
 */
export async function* readRecords(
  file: SourceFile,
  columns: Columns,
  rules: RecordRules,
): AsyncGenerator<GraphRecord> {
  const csv = /\.csv(\.gz)?$/.test(file.name);
  const lines = csv ? csvLines(file, columns, rules.pass) : jsonLines(file, rules.pass);
  const before = rules.pass.problems.count;
  const checker = new LineChecker(columns, rules);
  for await (const line of lines) {
    const record = checker.check(line);
    if (record) yield record;
  }
  // What is wrong with a file or with the form of a line leaves open what it would have said.
  if (rules.pass.problems.count - before > checker.problems) rules.onUnread?.();
}

async function* jsonLines(file: SourceFile, { problems, onBytes }: ImportPass): AsyncGenerator<Line> {
  const input = openFile(file, onBytes);
  const cellErrors = new Map<string, string>();
  let line = 0;
  let isDocument = false;
  try {
    for await (const lines of linesOf(input)) {
      for (const text of lines) {
        line += 1;
        if (isDocument || text.trim() === '') continue;
        const location = { file: file.name, line };
        const read = readJsonLine(text);
        if ('values' in read) yield { values: read.values, cellErrors, location };
        else if (line === 1 && /^\s*[[{]\s*(\{\s*)?$/.test(text)) {
          isDocument = true;
          problems.add(
            location,
            'is one JSON document over several lines. Write each object on a line of its own',
          );
        } else if (line === 1 && text.startsWith('[')) {
          isDocument = true;
          problems.add(location, 'is one list. Write each object on a line of its own', undefined, text);
        } else problems.add(location, read.error, undefined, text);
      }
    }
    if (line === 0)
      problems.add({ file: file.name, line: 1 }, 'the file is empty: each line is a JSON object');
  } catch (error) {
    addUnreadable(problems, file, line, error);
  } finally {
    input.destroy();
  }
}

async function* csvLines(
  file: SourceFile,
  columns: Columns,
  { problems, onBytes }: ImportPass,
): AsyncGenerator<Line> {
  const input = openFile(file, onBytes);
  let header: readonly string[] | undefined;
  let readable = false;
  let lastLine = 1;
  try {
    for await (const rows of rowsOf(input, 'csv')) {
      for (const { cells, line } of rows) {
        lastLine = line;
        const location = { file: file.name, line };
        if (!header) {
          header = cells;
          readable = checkHeader(header, columns, location, problems);
        } else if (readable) {
          const read = lineIn(cells, header, columns, location, problems);
          if (read) yield read;
        }
      }
    }
    if (!header) {
      problems.add({ file: file.name, line: 1 }, 'the file is empty: its first line names the columns');
    }
  } catch (error) {
    // Of rows below a header that is not right, what the parser says is an echo.
    if (readable || !header) addUnreadable(problems, file, lastLine, error);
  } finally {
    input.destroy();
  }
  if (header && !readable) await checkEncoding(file, problems);
}

/** So that one run tells of a header that is not right and of the encoding. */
async function checkEncoding(file: SourceFile, problems: ImportPass['problems']): Promise<void> {
  try {
    for await (const _piece of wholeLines(openFile(file, () => undefined)));
  } catch (error) {
    addUnreadable(problems, file, 1, error);
  }
}

function lineIn(
  cells: readonly string[],
  header: readonly string[],
  { reserved, declared }: Columns,
  location: SourceLocation,
  problems: ImportPass['problems'],
): Line | undefined {
  if (cells.length !== header.length) {
    const hint =
      cells.length > header.length ? ': text with a comma in it stands between quotation marks' : '';
    problems.add(
      location,
      `the row has ${cells.length} columns, where the header has ${header.length}${hint}`,
    );
    return undefined;
  }
  const values: Record<string, unknown> = {};
  const cellErrors = new Map<string, string>();
  let isEmpty = true;
  for (const [column, cell] of cells.entries()) {
    // An empty cell says nothing.
    if (cell === '') continue;
    isEmpty = false;
    const name = header[column] ?? '';
    const property = declared.get(name);
    if (name === '')
      problems.addCause(location, 'stands in a column that has no name', `column ${column + 1}`, cell);
    if (name === '') continue;
    if (reserved.includes(name) || !property) {
      values[name] = unguardText(cell);
      continue;
    }
    const read = cellValue(cell, property);
    values[name] = 'value' in read ? read.value : cell;
    if ('error' in read) cellErrors.set(name, read.error);
  }
  // Spreadsheets write rows of nothing below the last one.
  return isEmpty ? undefined : { values, cellErrors, location };
}

/** Checks the lines of one file. */
class LineChecker {
  readonly #columns: Columns;
  readonly #rules: RecordRules;
  readonly #needed: readonly string[];
  /** How many problems it has added. */
  problems = 0;

  constructor(columns: Columns, rules: RecordRules) {
    this.#columns = columns;
    this.#rules = rules;
    this.#needed = neededIn(columns);
  }

  check(line: Line): GraphRecord | undefined {
    const { reserved, declared } = this.#columns;
    const { problems } = this.#rules.pass;
    const { values, location } = line;
    const before = problems.count;
    const names: Record<string, string | undefined> = {};
    const properties: Record<string, unknown> = {};
    let fits = true;
    for (const [name, value] of Object.entries(values)) {
      const property = declared.get(name);
      if (reserved.includes(name)) {
        names[name] = this.#slug(name, value, location);
        fits &&= names[name] !== undefined;
      } else if (!property) {
        fits = false;
        problems.addCause(location, `is not declared${this.#hint(name)}`, name, value);
      } else if (value !== null) {
        fits = this.#property(property, value, line, properties) && fits;
      }
    }
    for (const name of this.#needed) {
      if (Object.hasOwn(values, name) && (reserved.includes(name) || values[name] !== null)) continue;
      fits = false;
      problems.addCause(location, 'is missing', name);
    }
    this.problems += problems.count - before;
    if (fits) return { reserved: names, properties, location };
    this.#rules.onUnread?.(typeof values.slug === 'string' ? withoutPadding(values.slug) : undefined);
    return undefined;
  }

  #hint(name: string): string {
    const names = [...this.#columns.reserved, ...this.#columns.declared.keys()];
    const meant = nearestName(name, names);
    return meant === undefined ? `; there are: ${names.join(', ')}` : `; did you mean "${meant}"?`;
  }

  #slug(name: string, value: unknown, location: SourceLocation): string | undefined {
    const { allowed, pass } = this.#rules;
    if (typeof value !== 'string' || value === '') {
      pass.problems.add(location, 'is no text', name, value);
      return undefined;
    }
    const bare = withoutPadding(value);
    const isPadded = bare !== '' && bare !== value;
    if (isPadded && allowed.has('padded-slugs') && slugError(bare) === undefined) {
      pass.onAllowed?.('padded-slugs', location, `${name} ${JSON.stringify(value)} is read as "${bare}"`);
      return bare;
    }
    const message = slugError(value);
    if (message === undefined) return value;
    pass.problems.add(location, message, name, value);
    return undefined;
  }

  /** @returns Whether the line can be imported with what has become of the value. */
  #property(
    property: Property,
    value: unknown,
    { cellErrors, location }: Line,
    into: Record<string, unknown>,
  ): boolean {
    const { name } = property;
    const { allowed, pass } = this.#rules;
    const cellError = cellErrors.get(name);
    const parsed =
      cellError === undefined ? property.schema.safeParse(storedForm(value, property)) : undefined;
    if (parsed?.success) {
      into[name] = parsed.data;
      return true;
    }
    const message = cellError ?? describeIssue(parsed?.error);
    if (allowed.has('invalid-values') && !this.#needed.includes(name)) {
      pass.onAllowed?.('invalid-values', location, `${name} ${JSON.stringify(value)} ${message} (left out)`);
      return true;
    }
    pass.problems.add(location, message, name, value);
    return false;
  }
}

/** Values of an enum are written under their names. The texts that stand for them in the graph are read too: folders of before have those. */
function storedForm(value: unknown, { kind }: Property): unknown {
  if (typeof kind === 'string') return value;
  if (Array.isArray(value))
    return value.map((item) => (typeof item === 'string' ? storedValue(kind, item) : item));
  return typeof value === 'string' ? storedValue(kind, value) : value;
}
