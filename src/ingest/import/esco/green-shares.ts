import { KeyedValues } from '../read/keyed-values.ts';
import type { EscoTables } from './esco-tables.ts';
import * as table from './tables.ts';

/** The green share of each occupation and group, by the address of the concept. */
export class GreenShares {
  readonly #tables: EscoTables;
  readonly #shares: KeyedValues<number>;
  readonly #concepts = new Set<string>();

  private constructor(tables: EscoTables) {
    this.#tables = tables;
    this.#shares = new KeyedValues('greenShare', tables.pass.problems);
  }

  static async read(tables: EscoTables): Promise<GreenShares> {
    const shares = new GreenShares(tables);
    for await (const { row, location } of tables.rows(
      tables.files.filesOf('greenShares'),
      table.greenShares,
    )) {
      shares.#shares.set(row.conceptUri, row.greenShare, location);
    }
    return shares;
  }

  /** The share of a concept; undefined where ESCO states none. */
  shareOf(conceptUri: string): number | undefined {
    this.#concepts.add(conceptUri);
    return this.#shares.get(conceptUri);
  }

  /** Reports as a loss each share of a concept that was not asked for. */
  reportUnused(): void {
    for (const [uri, share, location] of this.#shares.except((concept) => this.#concepts.has(concept))) {
      const subject = 'green share of Role or OccupationGroup';
      this.#tables.pass.onLoss({
        kind: 'dangling',
        subject,
        location,
        value: `${uri}: ${share}`,
        other: uri,
      });
    }
  }
}
