import type { SourceLocation } from './problems.ts';

/**
 * The fate of a row that is not taken as it stands. `dangling`: it is left out, since it refers to a missing node. `repeated`: an
 * earlier row says the same, and stays. `omitted`: it is left out by what it is. `unresolved`: it stays, and refers to a missing node.
 */
export type LossKind = 'dangling' | 'repeated' | 'omitted' | 'unresolved';

/** A row that is not taken as it stands. */
export interface Loss {
  readonly kind: LossKind;
  /** The kind of the row, as a declared loss names it. */
  readonly subject: string;
  readonly location?: SourceLocation | undefined;
  /** The row's value. */
  readonly value: string;
  /** Its missing reference, or the row that stays in its place. */
  readonly other?: string | undefined;
}
