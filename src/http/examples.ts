import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A named operation with the question it asks, in plain words, as a comment on top. */
export interface Example {
  /** The file's name without its ending. */
  readonly name: string;
  readonly question: string;
  readonly query: string;
}

/** Where the example operations are kept. */
export const examplesFolder = join(import.meta.dirname, '../../examples/queries');

/**
 * Reads the example operations in the order of their file names.
 *
 * @throws Error when a file does not open with its question as a comment.
 */
export async function readExamples(folder: string = examplesFolder): Promise<readonly Example[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.graphql')).sort();
  return Promise.all(
    files.map(async (file) => {
      const query = await readFile(join(folder, file), 'utf8');
      const [, question] = /^# (.+)/.exec(query) ?? [];
      if (question === undefined) throw new Error(`${file} does not open with its question as a comment`);
      return { name: file.replace('.graphql', ''), question, query };
    }),
  );
}
