import type { Loss } from './loss.ts';
import type { Problems } from './problems.ts';

/** What one pass over the files shares. */
export interface Reading {
  readonly problems: Problems;
  /** Told how many more bytes have been read. */
  readonly onBytes: (bytes: number) => void;
  /** Told of each row that is not taken as it stands. */
  readonly onLoss: (loss: Loss) => void;
}
