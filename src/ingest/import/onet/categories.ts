import { KeyedValues } from '../read/keyed-values.ts';
import { type LocatedNode, node } from '../source.ts';
import type { OnetTables, Use } from './onet-tables.ts';

/** The commodities that technologies and tools are filed under, by their codes. */
export class Categories {
  readonly #titles: KeyedValues<string>;
  readonly #properties = new Map<string, Record<string, unknown>>();

  constructor({ pass }: OnetTables) {
    this.#titles = new KeyedValues('Commodity Title', pass.problems);
  }

  /** Takes in the commodity of a row. A second title of one code is a problem. */
  add({ category: { code, title }, location }: Use): void {
    this.#titles.set(code, title, location);
    if (!this.#properties.has(code)) this.#properties.set(code, { name: title });
  }

  /** The nodes, with their place in the classification where the edition has it. */
  async *nodes(tables: OnetTables): AsyncGenerator<LocatedNode> {
    for await (const { row } of tables.rows('commodities')) {
      const properties = this.#properties.get(row['Commodity Code']);
      if (!properties) continue;
      Object.assign(properties, {
        commodityClass: row['Class Title'],
        family: row['Family Title'],
        segment: row['Segment Title'],
      });
    }
    for (const [code, properties] of this.#properties) yield node('Category', code, properties);
  }
}
