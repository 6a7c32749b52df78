import type { Problems } from './problems.ts';

/** What one pass over the files shares. */
export interface Reading {
  readonly problems: Problems;
  /** Told how many more bytes have been read. */
  readonly onBytes: (bytes: number) => void;
  /** Told of a row that says what another row has said already. */
  readonly onMerged: (what: string) => void;
  /** Told of a row that refers to something that is not there and is left out for it. */
  readonly onDangling: (what: string, reference: string) => void;
}
