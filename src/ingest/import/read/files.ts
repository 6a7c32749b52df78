import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ifMissing } from '../../../if-missing.ts';
import { ImportInvalid } from './problems.ts';

/** A file to import. */
export interface SourceFile {
  readonly path: string;
  /** The name by which messages call it. */
  readonly name: string;
  readonly bytes: number;
  /** The times that a pass reads it, where more than one. */
  readonly reads?: number;
}

/** The files of a folder, found by name, plain or gzipped. */
export class Folder {
  readonly path: string;
  /** Names in it, sorted. */
  readonly names: readonly string[];

  private constructor(path: string, names: readonly string[]) {
    this.path = path;
    this.names = names;
  }

  /** @throws ImportInvalid where there is no such folder. */
  static async open(path: string): Promise<Folder> {
    const names = await readdir(path).catch(async (thrown: unknown) => {
      ifMissing(undefined)(thrown);
      const file = (await stat(path).catch(ifMissing(undefined)))?.isFile();
      throw unusable(
        path,
        file ? 'this is a file: give the folder that it is in' : 'there is no such folder',
      );
    });
    return new Folder(path, names.toSorted());
  }

  /** Files that a test of their name without `.gz` selects. A plain file goes before its gzipped twin. */
  async select(test: (name: string) => boolean): Promise<readonly SourceFile[]> {
    const plain = this.names.filter((name) => test(name));
    const zipped = this.names.filter(
      (name) => name.endsWith('.gz') && test(name.slice(0, -3)) && !plain.includes(name.slice(0, -3)),
    );
    return Promise.all([...plain, ...zipped].map((name) => sourceFile(join(this.path, name))));
  }

  /** The file of a name, or undefined. */
  async find(name: string): Promise<SourceFile | undefined> {
    const found = [name, `${name}.gz`].find((candidate) => this.names.includes(candidate));
    return found === undefined ? undefined : sourceFile(join(this.path, found));
  }

  /** The file of a name. @throws ImportInvalid where it is not there. */
  async require(name: string): Promise<SourceFile> {
    const found = await this.find(name);
    if (found) return found;
    throw unusable(this.path, `there is neither "${name}" nor "${name}.gz" in this folder`);
  }
}

/** @throws ImportInvalid where there is no such file. */
export async function sourceFile(path: string): Promise<SourceFile> {
  const found = await stat(path).catch(ifMissing(undefined));
  if (found?.isDirectory()) throw unusable(path, 'this is a folder: give the file itself');
  if (!found?.isFile()) throw unusable(path, 'there is no such file');
  return { path, name: basename(path), bytes: found.size };
}

/**
 * Opens a file for reading; what is gzipped is unpacked on the way.
 *
 * @param onBytes Receives the bytes of each read, counted as they lie on the disk.
 */
export function openFile({ path }: SourceFile, onBytes: (bytes: number) => void): Readable {
  const raw = createReadStream(path, { highWaterMark: 1 << 18 });
  raw.on('data', (chunk) => onBytes(chunk.length));
  if (!path.endsWith('.gz')) return raw;
  const unpacked = createGunzip();
  raw.once('error', (error) => unpacked.destroy(error));
  return raw.pipe(unpacked);
}

/**
 * Gives the SHA-256 of files' contents and names, wherever they lie.
 *
 * @throws ImportInvalid where one cannot be read to its end.
 */
export async function hashFiles(files: readonly SourceFile[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(`\n${file.name.replace(/\.gz$/, '')}\n`);
    try {
      for await (const chunk of openFile(file, () => undefined)) hash.update(chunk);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      const hint = file.name.endsWith('.gz') ? ': it is damaged, cut short or not gzipped' : '';
      throw unusable(file.name, `cannot be read to its end (${why})${hint}`);
    }
  }
  return hash.digest('hex');
}

/** The error of a file or folder as a whole. */
export function unusable(file: string, message: string): ImportInvalid {
  return new ImportInvalid([{ file, line: 0, column: undefined, value: undefined, message }], 1);
}
