import type { SourceLocation } from '../read/problems.ts';

/** A line of a file before its values are checked. */
export interface Line {
  readonly values: Readonly<Record<string, unknown>>;
  /** By name of the value: the error of a cell that is not written as its property needs. */
  readonly cellErrors: ReadonlyMap<string, string>;
  readonly location: SourceLocation;
}
