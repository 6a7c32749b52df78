import { KeyedValues } from '../read/keyed-values.ts';
import { Slugs } from '../read/slugs.ts';
import { edge, type LocatedNode, type LocatedRelationship, node } from '../source.ts';
import type { Categories } from './categories.ts';
import type { OnetTables, Use } from './onet-tables.ts';
import { usesByRole } from './uses-by-role.ts';

/** The types of one kind's nodes and relationships, and the rows that name them. */
export interface UsedKind {
  readonly type: 'Framework' | 'Tool';
  readonly relationship: 'USES' | 'USES_TOOL';
  readonly rows: () => AsyncIterable<Use>;
}

/** Technologies, or tools: gathered from rows that each tell of one occupation, one thing and one commodity. */
export class UsedThings {
  readonly #tables: OnetTables;
  readonly #kind: UsedKind;
  readonly #slugs = new Slugs();
  readonly #hot: KeyedValues<'Y' | 'N'>;
  /** By name, the codes of the commodities over all occupations. */
  readonly #things = new Map<string, Set<string>>();

  private constructor(tables: OnetTables, kind: UsedKind) {
    this.#tables = tables;
    this.#kind = kind;
    this.#hot = new KeyedValues('Hot Technology', tables.pass.problems);
  }

  /** Reads the things and their commodities. A thing that is hot in one row and not in another is a problem. */
  static async read(tables: OnetTables, categories: Categories, kind: UsedKind): Promise<UsedThings> {
    const things = new UsedThings(tables, kind);
    for await (const use of kind.rows()) {
      categories.add(use);
      if (use.hot !== undefined) things.#hot.set(use.example, use.hot ? 'Y' : 'N', use.location);
      const codes = things.#things.get(use.example);
      if (codes) codes.add(use.category.code);
      else things.#things.set(use.example, new Set([use.category.code]));
    }
    return things;
  }

  *nodes(): Generator<LocatedNode> {
    for (const name of this.#things.keys()) {
      const hot = this.#hot.get(name);
      yield node(
        this.#kind.type,
        this.#slugs.slugOf(name),
        hot === undefined ? { name } : { name, hot: hot === 'Y' },
      );
    }
  }

  async *relationships(): AsyncGenerator<LocatedRelationship> {
    const { type, relationship, rows } = this.#kind;
    for (const [name, codes] of this.#things) {
      const from = [type, this.#slugs.slugOf(name)] as const;
      for (const code of codes) yield edge('IN_CATEGORY', from, ['Category', code]);
    }
    const what = `Role ${relationship} ${type}`;
    for await (const { code, example, properties, location } of usesByRole(rows(), what, this.#tables.pass)) {
      const to = [type, this.#slugs.slugOf(example)] as const;
      yield edge(relationship, ['Role', code], to, { ...properties }, location);
    }
  }
}
