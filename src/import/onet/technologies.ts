import type { Reading } from '../read/reading.ts';
import { Slugs } from '../read/slugs.ts';
import { readTable } from '../read/table.ts';
import { edge, node, type PlacedNode, type PlacedRelationship } from '../source.ts';
import type { OnetFiles } from './index.ts';
import { CODE, commodities, technologySkills } from './tables.ts';

interface Technology {
  hot: boolean;
  readonly categories: Set<string>;
}

/** The technologies and their kinds, gathered from rows that each tell of one occupation. */
export class Technologies {
  readonly #slugs = new Slugs();
  readonly #technologies = new Map<string, Technology>();
  readonly #categories = new Map<string, Record<string, unknown>>();

  add(name: string, hot: boolean, code: string, title: string): void {
    const known = this.#technologies.get(name) ?? { hot: false, categories: new Set() };
    known.hot ||= hot;
    known.categories.add(code);
    this.#technologies.set(name, known);
    if (!this.#categories.has(code)) this.#categories.set(code, { name: title });
  }

  /** Tells more of a kind of technology, where there is such a kind. */
  describe(code: string, properties: Readonly<Record<string, unknown>>): void {
    const known = this.#categories.get(code);
    if (known) Object.assign(known, properties);
  }

  *nodes(): Generator<PlacedNode> {
    for (const [name, { hot }] of this.#technologies) {
      yield node('Framework', this.#slugs.of(name), { name, hot });
    }
    for (const [code, properties] of this.#categories) yield node('Category', code, properties);
  }

  async *relationships(
    { technologySkills: file }: OnetFiles,
    reading: Reading,
  ): AsyncGenerator<PlacedRelationship> {
    for (const [name, { categories }] of this.#technologies) {
      const from = ['Framework', this.#slugs.of(name)] as const;
      for (const code of categories) yield edge('IN_CATEGORY', from, ['Category', code]);
    }
    if (!file) return;
    for await (const { row, place } of readTable(file, 'tab', technologySkills, reading)) {
      const to = ['Framework', this.#slugs.of(row.Example)] as const;
      yield edge('USES', ['Role', row[CODE]], to, { inDemand: row['In Demand'] }, place);
    }
  }
}

/** Reads which technologies there are. */
export async function readTechnologies(
  { technologySkills: file, commodities: reference }: OnetFiles,
  reading: Reading,
): Promise<Technologies> {
  const technologies = new Technologies();
  if (file) {
    for await (const { row } of readTable(file, 'tab', technologySkills, reading)) {
      technologies.add(
        row.Example,
        row['Hot Technology'] ?? false,
        row['Commodity Code'],
        row['Commodity Title'],
      );
    }
  }
  if (reference) {
    for await (const { row } of readTable(reference, 'tab', commodities, reading)) {
      technologies.describe(row['Commodity Code'], {
        commodityClass: row['Class Title'],
        family: row['Family Title'],
        segment: row['Segment Title'],
      });
    }
  }
  return technologies;
}
