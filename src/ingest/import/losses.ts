import type { LossKind } from './read/loss.ts';

/** Rows that an importer knows its source to lose: counted and listed in the report. Any other loss refuses the import. */
export interface DeclaredLoss {
  readonly kind: LossKind;
  /** Whose rows they are: a name of the importer's own, or a kind of relationship such as `Role RELATED_TO Role`. */
  readonly what: string;
  /** Why the source has such rows, and why nothing is lost by it that is not said. */
  readonly why: string;
}
