import { appendFileSync, createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { CaseSink } from '../check/cases.ts';

/** Characters that are gathered before they are written. */
const BUFFERED = 1 << 16;

/** Keeps every case of every finding in files of its own until the report is written: there may be more than memory holds. */
export class CaseFiles implements CaseSink {
  readonly #folder = mkdtempSync(join(tmpdir(), 'rolegraph-report-'));
  readonly #files = new Map<string, { readonly path: string; text: string }>();

  add(section: string, what: string, item: unknown): void {
    const key = `${section}\t${what}`;
    let file = this.#files.get(key);
    if (!file) {
      file = { path: join(this.#folder, String(this.#files.size)), text: '' };
      this.#files.set(key, file);
    }
    file.text += `${JSON.stringify(item)}\n`;
    if (file.text.length >= BUFFERED) this.#write(file);
  }

  /** The cases of a finding as lines of JSON. */
  async *casesOf(section: string, what: string): AsyncGenerator<string> {
    const file = this.#files.get(`${section}\t${what}`);
    if (!file) return;
    this.#write(file);
    yield* createInterface({
      input: createReadStream(file.path, 'utf8'),
      crlfDelay: Number.POSITIVE_INFINITY,
    });
  }

  /** Removes the files. */
  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #write(file: { readonly path: string; text: string }): void {
    appendFileSync(file.path, file.text);
    file.text = '';
  }
}
