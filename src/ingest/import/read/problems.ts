import { NotUtf8 } from '../../../text/index.ts';
import { visibleLine } from '../../../visible-text.ts';

/** A location in the files that are imported. */
export interface SourceLocation {
  readonly file: string;
  /** From 1, the header of a table; 0 where the file or folder as a whole is meant. */
  readonly line: number;
}

/** A fault that keeps the files from being imported. */
export interface Problem extends SourceLocation {
  /** The column or property, where it is one. */
  readonly column: string | undefined;
  /** The text there, cut where it is long. */
  readonly value: string | undefined;
  /** The error, and what would be right. */
  readonly message: string;
}

/** Problems that are reported: enough to see a pattern, few enough to read. */
const MAX_REPORTED = 50;
const LONGEST = 80;
const MOST_LINES = 5;

/** An error that several lines of a file share. */
interface Cause {
  /** Its index among the reported problems. */
  readonly index: number;
  /** The first few of the further lines, and their number. */
  readonly lines: number[];
  count: number;
  last: number;
}

/** Problems of one import, collected so that one run reports many. */
export class Problems {
  readonly #reported: Problem[] = [];
  readonly #locations = new Set<string>();
  readonly #causes = new Map<string, Cause>();

  add(location: SourceLocation, message: string, column?: string, value?: unknown): void {
    // A file that is read for its nodes and again for its relationships has each mistake once.
    const key = `${location.file}:${location.line}:${column}:${message}`;
    if (this.#locations.has(key)) return;
    this.#locations.add(key);
    if (this.#reported.length === MAX_REPORTED) return;
    this.#reported.push({ ...location, column, value: shown(value), message });
  }

  /** Adds a problem that has one cause on however many lines of a file: it counts once and names the further lines. */
  addCause(location: SourceLocation, message: string, column?: string, value?: unknown): void {
    const key = `${location.file}:${column}:${message}`;
    const cause = this.#causes.get(key);
    if (!cause) {
      this.#causes.set(key, { index: this.#reported.length, last: location.line, lines: [], count: 0 });
      this.add(location, message, column, value);
      return;
    }
    // A file that is read again comes to the same lines again.
    if (location.line <= cause.last) return;
    cause.last = location.line;
    cause.count += 1;
    if (cause.lines.length < MOST_LINES) cause.lines.push(location.line);
  }

  get count(): number {
    return this.#locations.size;
  }

  get reported(): readonly Problem[] {
    const reported = [...this.#reported];
    for (const { index, lines, count } of this.#causes.values()) {
      const problem = reported[index];
      if (problem && count > 0)
        reported[index] = { ...problem, message: `${problem.message} (${also(lines, count)})` };
    }
    return reported;
  }

  /** Whether further problems are only counted. */
  get full(): boolean {
    return this.#reported.length === MAX_REPORTED;
  }

  /** @throws ImportInvalid where there are any. */
  throwIfAny(): void {
    if (this.count > 0) throw new ImportInvalid(this.reported, this.count);
  }
}

function also(lines: readonly number[], count: number): string {
  const more = count > lines.length ? ` and ${(count - lines.length).toLocaleString('en')} more` : '';
  return `also on ${count === 1 ? 'line' : 'lines'} ${lines.join(', ')}${more}`;
}

/**
 * Adds that a file cannot be read to its end.
 *
 * @param line The last line that could be read.
 */
export function addUnreadable(
  problems: Problems,
  { name: file }: { readonly name: string },
  line: number,
  error: unknown,
): void {
  if (error instanceof NotUtf8) {
    problems.add({ file, line: error.line }, error.message, undefined, error.text);
    return;
  }
  const message = error instanceof Error ? error.message : String(error);
  problems.add({ file, line }, `cannot be read beyond this line: ${message}`);
}

/** The files cannot be imported. Nothing was written. */
export class ImportInvalid extends Error {
  override readonly name = 'ImportInvalid';
  readonly problems: readonly Problem[];
  readonly count: number;

  constructor(problems: readonly Problem[], count: number) {
    const more = count > problems.length ? `\n… and ${count - problems.length} more.` : '';
    super(`${problems.map((problem) => visibleLine(lineOf(problem))).join('\n')}${more}`);
    this.problems = problems;
    this.count = count;
  }
}

function lineOf({ file, line, column, value, message }: Problem): string {
  const where = column === undefined ? '' : ` ${column}:`;
  const what = value === undefined ? '' : ` ${JSON.stringify(value)}`;
  return `${file}:${line === 0 ? '' : `${line}:`}${where}${what} ${message}`;
}

function shown(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
