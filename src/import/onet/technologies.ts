import { KeyedValues } from '../read/keyed-values.ts';
import { Slugs } from '../read/slugs.ts';
import { edge, node, type PlacedNode, type PlacedRelationship } from '../source.ts';
import type { OnetTables } from './table-reader.ts';

interface Technology {
  hot: boolean;
  readonly categories: Set<string>;
}

/** The technologies and their kinds, gathered from rows that each tell of one occupation. */
export class Technologies {
  readonly #tables: OnetTables;
  readonly #slugs = new Slugs();
  readonly #technologies = new Map<string, Technology>();
  readonly #categories = new Map<string, Record<string, unknown>>();

  private constructor(tables: OnetTables) {
    this.#tables = tables;
  }

  /** Reads which technologies there are. */
  static async read(tables: OnetTables): Promise<Technologies> {
    const technologies = new Technologies(tables);
    const titles = new KeyedValues<string>('Commodity Title', tables.reading.problems);
    for await (const { example, hot, category, place } of tables.technologies()) {
      titles.set(category.code, category.title, place);
      technologies.#add(example, hot, category.code, category.title);
    }
    for await (const { row } of tables.rows('commodities')) {
      const known = technologies.#categories.get(row['Commodity Code']);
      if (!known) continue;
      Object.assign(known, {
        commodityClass: row['Class Title'],
        family: row['Family Title'],
        segment: row['Segment Title'],
      });
    }
    return technologies;
  }

  #add(name: string, hot: boolean, code: string, title: string): void {
    const known = this.#technologies.get(name) ?? { hot: false, categories: new Set() };
    known.hot ||= hot;
    known.categories.add(code);
    this.#technologies.set(name, known);
    if (!this.#categories.has(code)) this.#categories.set(code, { name: title });
  }

  *nodes(): Generator<PlacedNode> {
    for (const [name, { hot }] of this.#technologies) {
      yield node('Framework', this.#slugs.of(name), { name, hot });
    }
    for (const [code, properties] of this.#categories) yield node('Category', code, properties);
  }

  async *relationships(): AsyncGenerator<PlacedRelationship> {
    for (const [name, { categories }] of this.#technologies) {
      const from = ['Framework', this.#slugs.of(name)] as const;
      for (const code of categories) yield edge('IN_CATEGORY', from, ['Category', code]);
    }
    for await (const { code, example, inDemand, place } of this.#tables.technologies()) {
      const to = ['Framework', this.#slugs.of(example)] as const;
      yield edge('USES', ['Role', code], to, { inDemand }, place);
    }
  }
}
