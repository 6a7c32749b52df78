import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { onSystemError } from './errors.ts';
import { ownerOnly } from './owner-only.ts';

/**
 * Gives a jar that Java takes for unsigned: Java checks a signature, entry by entry, before the first class is used, and keeps the classes
 * of a signed jar out of the class archive. Two of Neo4j's jars are signed; without that its start takes 1.65 s instead of 2.65 s.
 * @param file the path of a jar whose checksum was verified, which proves more than its signature
 * @param content of that file
 * @returns the path of a copy in the folder `unsigned` beside it; `file` itself where it is not signed, or no copy can be written
 */
export async function withoutSignature(file: string, content: Buffer): Promise<string> {
  const unsigned = renameSignatures(content);
  if (unsigned === undefined) return file;
  const folder = join(dirname(file), 'unsigned');
  const copy = join(folder, basename(file));
  const existing = await readFile(copy).catch(onSystemError(undefined));
  // A file written again has another date, and Java then drops the class archive.
  if (existing?.equals(unsigned)) return copy;
  try {
    const partial = `${copy}.${randomUUID()}.partial`;
    await mkdir(folder, { recursive: true, mode: ownerOnly.folder });
    await writeFile(partial, unsigned, { mode: ownerOnly.file });
    await rename(partial, copy);
    return copy;
  } catch (thrown) {
    return onSystemError(file, 'EACCES', 'EPERM', 'EROFS')(thrown);
  }
}

const signatureFile = /META-INF\/[\w-]+\.(?:SF|RSA|DSA|EC)(?=[^\w.]|PK)/g;

/**
 * Gives each file of a signature a name of the same length that Java ignores, in the jar's directory and before its content.
 * @returns undefined for a jar without a signature
 */
function renameSignatures(jar: Buffer): Buffer | undefined {
  const names = new Set(directoryOf(jar).match(signatureFile));
  if (names.size === 0) return undefined;
  const renamed = Buffer.from(jar);
  for (const name of names) {
    for (let at = renamed.indexOf(name); at !== -1; at = renamed.indexOf(name, at + 1)) {
      renamed.write('_', at + name.length - 1);
    }
  }
  return renamed;
}

const endOfDirectory = Buffer.from('PK\x05\x06', 'latin1');

/** The list of entries at the end of a jar (APPNOTE.TXT of PKWARE, 4.3.16: its size at 12, its offset at 16). */
function directoryOf(jar: Buffer): string {
  const end = jar.lastIndexOf(endOfDirectory);
  if (end === -1) return '';
  const offset = jar.readUInt32LE(end + 16);
  return jar.toString('latin1', offset, offset + jar.readUInt32LE(end + 12));
}
