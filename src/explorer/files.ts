import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { builtPage } from './build.ts';

/** A file of the page, ready to send. */
export interface PageFile {
  readonly type: string;
  readonly bytes: Buffer;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Gives the files of the page, by path. */
export type PageFiles = () => Promise<ReadonlyMap<string, PageFile>>;

/**
 * The files of a project's page, built and read at the first call, so that the server's start does not wait for it. Rejects with
 * PageMissing where the build fails; the next call tries again.
 */
export function pageFiles(root: string): PageFiles {
  let page: Promise<ReadonlyMap<string, PageFile>> | undefined;
  return () => {
    page ??= builtPage(root).then(readPage);
    page.catch(() => {
      page = undefined;
    });
    return page;
  };
}

/** Reads a built page whole, by path: a newer build then changes nothing. */
async function readPage(folder: string): Promise<ReadonlyMap<string, PageFile>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = new Map<string, PageFile>();
  for (const entry of entries) {
    const type = types[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const full = join(entry.parentPath, entry.name);
    const path = `/${relative(folder, full).replaceAll(sep, '/')}`;
    files.set(path === '/index.html' ? '/' : path, {
      type,
      bytes: await readFile(full),
    });
  }
  return files;
}
