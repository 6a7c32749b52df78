import { readFile } from 'node:fs/promises';
import { checkedText } from './utf8.ts';

/**
 * Reads a text file from outside: UTF-8, with or without a byte order mark. Each
 * line then ends in LF.
 *
 * @throws NotUtf8 with the first line that is not UTF-8.
 */
export async function readText(path: string): Promise<string> {
  return textOf(await readFile(path));
}

/** As `readText`, of bytes. @throws NotUtf8 */
export function textOf(bytes: Buffer): string {
  return Buffer.concat([...checkedText(bytes, 1)])
    .toString()
    .replaceAll(/\r\n?/g, '\n');
}
