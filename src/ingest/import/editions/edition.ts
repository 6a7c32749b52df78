import type { z } from 'zod';
import type { TableFormat } from '../read/rows.ts';

/** A table as one edition of a source has it. */
export interface Table<Key extends string = string> {
  /** Names the table among all editions; a table that an edition splits or changes has a key of its own. */
  readonly key: Key;
  /** The topic of the table in one word, the same in all editions: `skills` in one file or in two. */
  readonly topic: string;
  /** The file's name without `.gz`, for messages. */
  readonly file: string;
  /** The names of its files, where these vary, such as by language. */
  readonly pattern?: RegExp;
  readonly format: TableFormat;
  /** The columns that are read, by their names in the header. */
  readonly schema: z.ZodObject;
  /** False where the edition is complete without it. */
  readonly required: boolean;
  /** True where the edition may have the table without a row. */
  readonly mayBeEmpty?: boolean;
}

/** The layout of some versions of a source. */
export interface Edition<Key extends string = string> {
  /** Such as `O*NET from 30.3 on`. */
  readonly name: string;
  readonly tables: readonly Table<Key>[];
}

/** Whether a file, without `.gz`, is of a table. */
export function isFileOf({ file, pattern }: Table, name: string): boolean {
  return pattern ? pattern.test(name) : file === name;
}

/** The topic of a file: files of one table differ by the part of their name that the pattern captures. */
export function contentOf({ topic, pattern }: Table, name: string): string {
  const part = pattern?.exec(name.replace(/\.gz$/, ''))?.[1];
  return part === undefined ? topic : `${topic}-${part}`;
}
