import type { SourceFile } from '../read/files.ts';
import type { EscoTable } from './editions.ts';

/** The files of ESCO that are read, by the table that they are. Those of one table may be several. */
export interface EscoFiles {
  filesOf(table: EscoTable): readonly SourceFile[];
  /** Occupations in other languages. */
  readonly translations: readonly { readonly language: string; readonly file: SourceFile }[];
  readonly collections: readonly { readonly theme: string; readonly file: SourceFile }[];
}
