import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { finished } from 'node:stream/promises';

/** A file that is written piece by piece, without holding what the disk has not taken yet. */
export class Output {
  readonly #stream: WriteStream;
  #text = '';

  private constructor(stream: WriteStream) {
    this.#stream = stream;
  }

  /** Makes the file, with the folders that lead to it. What was there is overwritten. */
  static async open(path: string): Promise<Output> {
    await mkdir(dirname(path), { recursive: true });
    const stream = createWriteStream(path);
    await once(stream, 'open');
    return new Output(stream);
  }

  async write(text: string): Promise<void> {
    this.#text += text;
    if (this.#text.length < 1 << 16) return;
    await this.#flush();
  }

  async close(): Promise<void> {
    await this.#flush();
    this.#stream.end();
    await finished(this.#stream);
  }

  async #flush(): Promise<void> {
    const text = this.#text;
    this.#text = '';
    if (!this.#stream.write(text)) await once(this.#stream, 'drain');
  }
}
