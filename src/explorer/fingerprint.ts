import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { ifMissing } from '../if-missing.ts';

/** The folders of the page's sources: its own, and the code that it shares with the server. */
const folders = ['web', 'src/csv'];

/** Further sources of the page: the schema it is made for, and the versions of its packages. */
const besides = ['schema/schema.graphql', 'package-lock.json'];

/** Types alone, generated from the schema: they do not change a page. */
const generatedTypes = 'web/src/graphql-env.d.ts';

/**
 * Gives a hash of the page's sources; undefined where those are not there, as in an image that holds only the built
 * page.
 */
export async function pageFingerprint(root: string): Promise<string | undefined> {
  const entries = await Promise.all(
    folders.map((folder) =>
      readdir(join(root, folder), { recursive: true, withFileTypes: true }).catch(ifMissing([])),
    ),
  );
  const sources = entries
    .flat()
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => !path.startsWith('web/dist') && path !== generatedTypes);
  if (!sources.includes('web/index.html')) return undefined;
  const hash = createHash('sha256');
  for (const path of [...sources.toSorted(), ...besides]) {
    hash.update(`${path}\0`).update(await readFile(join(root, path)));
  }
  return hash.digest('hex');
}
