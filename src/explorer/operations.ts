import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { builtPage, PageMissing } from './build.ts';

const texts = z.array(z.string());

/**
 * Everything that the page asks, as it was written down when the page was built; the page is built where that is still to be done. None
 * where it cannot be built: then nobody opens it either.
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
