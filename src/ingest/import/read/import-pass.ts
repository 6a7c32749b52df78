import type { AllowableProblem } from '../allowable-problems.ts';
import type { Loss } from './loss.ts';
import type { Problems, SourceLocation } from './problems.ts';

/** What one pass over the files shares. */
export interface ImportPass {
  readonly problems: Problems;
  /** Told how many more bytes have been read. */
  readonly onBytes: (bytes: number) => void;
  /** Told of each row that is not taken as it stands. */
  readonly onLoss: (loss: Loss) => void;
  /** Told of a node that a problem keeps from being read; without slug, of a line or file of which the nodes are not known. */
  readonly onUnreadNode?: (type: string, slug?: string) => void;
  /** Told of a fault that `--allow` names, and of what the import has done about it. */
  readonly onAllowed?: (kind: AllowableProblem, location: SourceLocation, what: string) => void;
}
