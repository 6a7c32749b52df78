import type { LossKind } from './read/loss.ts';

/** Rows that an importer knows its source to lose: counted and listed in the report. Any other loss refuses the import. */
export interface DeclaredLoss {
  readonly kind: LossKind;
  /** The kind of the rows: a name that the importer chooses, or a kind of relationship such as `Role RELATED_TO Role`. */
  readonly subject: string;
  /** The reason for such rows, for the report. */
  readonly reason: string;
}
