import { type Property, storedValue } from '@rolegraph/graph-model';
import type { AllowableProblem } from '../allowable-problems.ts';
import { describeIssue } from '../read/describe-issue.ts';
import type { ImportPass } from '../read/import-pass.ts';
import { nearestName } from '../read/nearest-name.ts';
import type { SourceLocation } from '../read/problems.ts';
import { type Columns, neededIn } from './header.ts';
import type { Line } from './line.ts';
import { slugError, withoutPadding } from './slug.ts';

/** A checked line of a file: the reserved values, which name its node or its ends, and the declared properties. */
export interface GraphRecord {
  readonly reserved: Readonly<Record<string, string | undefined>>;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly location: SourceLocation;
}

/** The rules for the lines of a folder. */
export interface RecordRules {
  readonly pass: ImportPass;
  /** The kinds of faults that are accepted. */
  readonly allowed: ReadonlySet<AllowableProblem>;
  /** Called for a line that a problem leaves out; without slug where the line has none. */
  readonly onUnread?: (slug?: string) => void;
}

/** Checks each line of one file against its declarations. */
export class LineChecker {
  readonly #columns: Columns;
  readonly #rules: RecordRules;
  readonly #needed: readonly string[];
  /** The number of problems that it has added. */
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

  /** @returns Whether the line can be imported. */
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

/** Files hold values of an enum by name; those of earlier versions hold the texts of the graph, which are read too. */
function storedForm(value: unknown, { kind }: Property): unknown {
  if (typeof kind === 'string') return value;
  if (Array.isArray(value))
    return value.map((item) => (typeof item === 'string' ? storedValue(kind, item) : item));
  return typeof value === 'string' ? storedValue(kind, value) : value;
}
