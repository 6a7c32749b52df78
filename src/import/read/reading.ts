import type { AllowableFault } from '../faults.ts';
import type { Place, Problems } from './problems.ts';

/** What one pass over the files shares. */
export interface Reading {
  readonly problems: Problems;
  /** Told how many more bytes have been read. */
  readonly onBytes: (bytes: number) => void;
  /** Told of a row that says what another row has said already. */
  readonly onMerged: (what: string) => void;
  /** Told of a row that refers to something that is not there and is left out for it. */
  readonly onDangling: (what: string, reference: string) => void;
  /** Told of a node that a problem keeps from being read; without slug, of a line or file of which the nodes are not known. */
  readonly onUnreadNode?: (type: string, slug?: string) => void;
  /** Told of a fault that `--allow` names, and of what the import has done about it. */
  readonly onAllowed?: (fault: AllowableFault, place: Place, what: string) => void;
}
