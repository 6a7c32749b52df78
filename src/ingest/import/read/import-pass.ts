import type { AllowableProblem } from '../allowable-problems.ts';
import type { Loss } from './loss.ts';
import type { Problems, SourceLocation } from './problems.ts';

/** One pass over the files. */
export interface ImportPass {
  readonly problems: Problems;
  /** Receives the number of bytes just read. */
  readonly onBytes: (bytes: number) => void;
  /** Receives each loss. */
  readonly onLoss: (loss: Loss) => void;
  /** Receives each node that a problem keeps from being read; without slug, for a line or file whose nodes are not known. */
  readonly onUnreadNode?: (type: string, slug?: string) => void;
  /** Receives each fault that `--allow` names, and the remedy of the import. */
  readonly onAllowed?: (kind: AllowableProblem, location: SourceLocation, what: string) => void;
}
