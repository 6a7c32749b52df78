import { readdir } from 'node:fs/promises';
import { join, sep } from 'node:path';
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type ParsedNode,
  parseDocument,
} from 'yaml';
import { NotUtf8, readText } from '../../text/index.ts';
import type { SeedLocation, SeedProblems } from './errors.ts';

/** A value out of a seed file, with its location. */
export interface Located {
  readonly location: SeedLocation;
  readonly value: LocatedMap | readonly Located[] | string | number | boolean | null;
}

export type LocatedMap = ReadonlyMap<string, Located>;

/** Reads every YAML file of a folder and of those within it, in the order of their names. Files that are no YAML are problems. */
export async function loadFolder(folder: string, problems: SeedProblems): Promise<readonly Located[]> {
  const names = (await readdir(folder, { recursive: true }))
    .filter((name) => /\.ya?ml$/.test(name))
    .toSorted();
  if (names.length === 0) {
    problems.add({ file: folder, line: 1, path: '' }, 'there is no .yaml file in this folder');
  }
  const files = await Promise.all(
    names.map(async (name) => {
      const file = name.split(sep).join('/');
      return { file, text: await textIn(join(folder, name), file, problems) };
    }),
  );
  return files.flatMap(({ file, text }) => (text === undefined ? [] : [locate(text, file, problems)]));
}

async function textIn(path: string, file: string, problems: SeedProblems): Promise<string | undefined> {
  try {
    return await readText(path);
  } catch (error) {
    if (!(error instanceof NotUtf8)) throw error;
    problems.add({ file, line: error.line, path: '' }, error.message);
    return undefined;
  }
}

function locate(text: string, file: string, problems: SeedProblems): Located {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  // Errors after the first one in syntax are mostly its echo.
  const [error] = document.errors;
  if (error) {
    const location = { file, line: lines.linePos(error.pos[0]).line, path: '' };
    problems.add(
      location,
      `this is no valid YAML: ${error.message.split('\n')[0]?.replace(/ at line .*$/, '')}`,
    );
  }
  return new Walk(document, lines, file).located(document.contents, { file, line: 1, path: '' });
}

/** One pass over a parsed file that keeps, of all that YAML knows, values and lines. */
class Walk {
  readonly #document: Document.Parsed;
  readonly #lines: LineCounter;
  readonly #file: string;

  constructor(document: Document.Parsed, lines: LineCounter, file: string) {
    this.#document = document;
    this.#lines = lines;
    this.#file = file;
  }

  located(node: ParsedNode | null, location: SeedLocation): Located {
    if (isAlias(node))
      return this.located((node.resolve(this.#document) as ParsedNode | undefined) ?? null, location);
    if (isSeq(node)) {
      const items = node.items.map((item) =>
        this.located(item, this.#locationOf(item, location.path, location)),
      );
      return { location, value: items };
    }
    if (isMap(node)) return { location, value: this.#map(node.items, location) };
    return { location, value: isScalar(node) ? scalar(node.value) : null };
  }

  #map(pairs: readonly { key: ParsedNode; value: ParsedNode | null }[], location: SeedLocation): LocatedMap {
    return new Map(
      pairs.map(({ key, value }) => {
        // A key is a name, whatever YAML takes it for: `8.10:` is not the number 8.1.
        const name = isScalar(key) ? (key.source ?? String(key.value)) : String(key);
        return [
          name,
          this.located(
            value,
            this.#locationOf(key, location.path ? `${location.path}.${name}` : name, location),
          ),
        ];
      }),
    );
  }

  #locationOf(node: ParsedNode | null, path: string, parent: SeedLocation): SeedLocation {
    return { file: this.#file, line: node ? this.#lines.linePos(node.range[0]).line : parent.line, path };
  }
}

function scalar(value: unknown): string | number | boolean | null {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

/** The value without its locations. */
export function plain({ value }: Located): unknown {
  if (isLocatedMap(value)) return Object.fromEntries([...value].map(([name, inner]) => [name, plain(inner)]));
  return Array.isArray(value) ? value.map(plain) : value;
}

export function isLocatedMap(value: Located['value']): value is LocatedMap {
  return value instanceof Map;
}

export function isLocatedList(value: Located['value']): value is readonly Located[] {
  return Array.isArray(value);
}
