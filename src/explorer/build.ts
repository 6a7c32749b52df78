import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ifMissing } from '../if-missing.ts';
import { pageFingerprint } from './fingerprint.ts';

/** The page is missing. The message gives the server's operator the reason. */
export class PageMissing extends Error {
  override readonly name = 'PageMissing';
}

/**
 * Gives the folder of the built page, which it builds first where it is older than its sources. It builds in another process, beside
 * the old page, and replaces that in one step: several servers of one checkout do not disturb each other.
 *
 * @param root The project's folder.
 * @throws PageMissing where a necessary build fails.
 */
export async function builtPage(root: string): Promise<string> {
  const folder = join(root, 'web/dist');
  const wanted = await pageFingerprint(root);
  const there = await readFile(join(folder, 'fingerprint'), 'utf8').catch(ifMissing(undefined));
  if (there !== undefined && (wanted === undefined || wanted === there)) return folder;
  if (wanted === undefined) throw new PageMissing('The explorer page was not built: run `npm run page`.');
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  if (!existsSync(vite)) {
    throw new PageMissing(
      'The explorer page cannot be built: install the development dependencies, then run `npm run page`.',
    );
  }
  const fresh = `${folder}.${process.pid}`;
  try {
    await promisify(execFile)(
      process.execPath,
      [vite, 'build', '--config', 'web/vite.config.ts', '--logLevel', 'error'],
      {
        cwd: root,
        env: { ...process.env, NODE_ENV: 'production', ROLEGRAPH_PAGE: fresh },
      },
    );
    await writeFile(join(fresh, 'fingerprint'), wanted);
    await rename(folder, `${fresh}.old`).catch(ifMissing(undefined));
    await rename(fresh, folder).catch(ifThere);
  } catch (thrown) {
    throw new PageMissing(
      `The explorer page could not be built: ${thrown instanceof Error ? thrown.message : thrown}`,
    );
  } finally {
    await Promise.all([fresh, `${fresh}.old`].map((path) => rm(path, { recursive: true, force: true })));
  }
  return folder;
}

/** Accepts a faster server's page as good. @throws Any other error, as it is. */
function ifThere(thrown: unknown): void {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
  if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw thrown;
}
