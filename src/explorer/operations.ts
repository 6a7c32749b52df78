import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { builtPage, PageMissing } from './build.ts';

const texts = z.array(z.string());

/**
 * Gives the operations of the page, from the file that its build writes; builds the page where it is not built yet. None where the build
 * fails, since the server then has no page.
 *
 * @param root The project's folder.
 */
export async function pageOperations(root: string): Promise<readonly string[]> {
  try {
    const file = join(await builtPage(root), 'operations.json');
    return texts.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (thrown) {
    if (thrown instanceof PageMissing) return [];
    throw thrown;
  }
}
