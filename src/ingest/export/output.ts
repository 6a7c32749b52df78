import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Characters that are collected before they are written to the file. */
const flushLength = 1 << 16;

/** A file that is written piece by piece, without holding what the disk has not taken yet. A disk that is full fails the write, or the close. */
export class Output {
  readonly #file: FileHandle;
  #text = '';

  private constructor(file: FileHandle) {
    this.#file = file;
  }

  /** Makes the file, with the folders that lead to it. What was there is overwritten. */
  static async open(path: string): Promise<Output> {
    await mkdir(dirname(path), { recursive: true });
    return new Output(await open(path, 'w'));
  }

  async write(text: string): Promise<void> {
    this.#text += text;
    if (this.#text.length >= flushLength) await this.#flush();
  }

  async close(): Promise<void> {
    try {
      await this.#flush();
    } finally {
      await this.#file.close();
    }
  }

  async #flush(): Promise<void> {
    const text = this.#text;
    this.#text = '';
    await this.#file.writeFile(text);
  }
}
