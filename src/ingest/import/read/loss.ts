import type { SourceLocation } from './problems.ts';

/**
 * What becomes of a row that is not taken as it stands. `dangling`: it is left out, since it refers to what is not there. `repeated`:
 * another row has said it, and stays. `omitted`: it is left out by what it is. `unresolved`: it stays, and what it refers to is not there.
 */
export type LossKind = 'dangling' | 'repeated' | 'omitted' | 'unresolved';

/** A row that is not taken as it stands. */
export interface Loss {
  readonly kind: LossKind;
  /** The kind of the row, as a declared loss names it. */
  readonly subject: string;
  readonly location?: SourceLocation | undefined;
  /** What the row says. */
  readonly value: string;
  /** What it refers to in vain, or the row that stays in its place. */
  readonly other?: string | undefined;
}
