import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readText } from '../../text/index.ts';

/** A named operation; its question, in plain words, and its topic are comments on top. */
export interface Example {
  /** The file's name without its ending. */
  readonly name: string;
  readonly question: string;
  /** The heading under which lists of examples have it. */
  readonly topic: string;
  readonly query: string;
}

/** The folder of the example operations. */
export const examplesFolder = join(import.meta.dirname, '../../../examples/queries');

/**
 * Reads the example operations in the order of their file names.
 *
 * @throws Error when a file does not open with its question and its topic as comments.
 */
export async function readExamples(folder: string = examplesFolder): Promise<readonly Example[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.graphql')).sort();
  return Promise.all(
    files.map(async (file) => {
      const query = await readText(join(folder, file));
      const [, question, topic] = /^# (.+)\n# Topic: (.+)/.exec(query) ?? [];
      if (question === undefined || topic === undefined) {
        throw new Error(
          `${file} should open with two comments: its question, then “Topic:” and what the question is about`,
        );
      }
      return { name: file.replace('.graphql', ''), question, topic, query };
    }),
  );
}
