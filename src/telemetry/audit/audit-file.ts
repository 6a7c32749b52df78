import { close, closeSync, constants, fchmodSync, fstatSync, openSync, write } from 'node:fs';
import { setTimeout as after } from 'node:timers/promises';
import { promisify } from 'node:util';
import { droppedLine } from './audit-entry.ts';

const writeBytes = promisify(write);
const closeFile = promisify(close);

/** The audit log cannot be written to its target. The message gives the cause and the remedy. */
export class AuditLogError extends Error {
  override readonly name = 'AuditLogError';
}

/** Called when writing begins to fail, and when it works again. */
export interface AuditFileObserver {
  failed(error: unknown): void;
  recovered(dropped: number): void;
}

/** Writes bytes to the end of an open file. @returns The number written. */
type WriteBytes = (descriptor: number, bytes: Buffer) => Promise<{ readonly bytesWritten: number }>;

export interface AuditFileOptions {
  readonly observer: AuditFileObserver;
  /** Bytes of lines that wait for the disk; 8 MiB by default. */
  readonly maxWaitingBytes?: number;
  /** Milliseconds after which a failed write is tried again; 1 s by default. */
  readonly retryMs?: number;
  readonly writeBytes?: WriteBytes;
}

/** Milliseconds for writing the last lines. */
const closeMs = 1000;

/**
 * Appends lines to a file that its owner alone reads. Lines wait in memory for a slow or failing disk, up to a bound; beyond it they are
 * dropped and counted, and the next written line comes after one with their number.
 */
export class AuditFile {
  readonly #descriptor: number;
  readonly #options: Required<AuditFileOptions>;
  #waiting: string[] = [];
  #waitingBytes = 0;
  #dropped = 0;
  #droppedSinceNote = 0;
  #isFailing = false;
  #isClosed = false;
  #flushing: Promise<void> | undefined;

  private constructor(descriptor: number, options: AuditFileOptions) {
    this.#descriptor = descriptor;
    this.#options = {
      maxWaitingBytes: 8 * 1024 ** 2,
      retryMs: 1000,
      writeBytes: (fd, bytes) => writeBytes(fd, bytes),
      ...options,
    };
  }

  /**
   * Opens a file for appending; makes it where it is not there.
   *
   * @throws AuditLogError where it cannot be opened, is no file, or cannot be kept from other users.
   */
  static open(path: string, options: AuditFileOptions): AuditFile {
    const { O_APPEND, O_CREAT, O_WRONLY, O_NONBLOCK = 0 } = constants;
    let descriptor: number | undefined;
    try {
      // Without O_NONBLOCK, a named pipe would hold up the start until it has a reader.
      descriptor = openSync(path, O_APPEND | O_CREAT | O_WRONLY | O_NONBLOCK, 0o600);
      if (!fstatSync(descriptor).isFile()) throw new Error('it is no file');
      fchmodSync(descriptor, 0o600);
      return new AuditFile(descriptor, options);
    } catch (thrown) {
      if (descriptor !== undefined) closeSync(descriptor);
      const reason = thrown instanceof Error ? thrown.message : String(thrown);
      throw new AuditLogError(
        `AUDIT_LOG "${path}" cannot be written: ${reason}. Set it to a file in a folder that this user may write to, or to log.`,
        { cause: thrown },
      );
    }
  }

  /** Dropped lines, and waiting bytes. */
  get statistics(): { readonly dropped: number; readonly waitingBytes: number } {
    return { dropped: this.#dropped, waitingBytes: this.#waitingBytes };
  }

  write(line: string): void {
    const bytes = Buffer.byteLength(line);
    if (this.#isClosed || this.#waitingBytes + bytes > this.#options.maxWaitingBytes) {
      this.#dropped += 1;
      this.#droppedSinceNote += 1;
      return;
    }
    if (this.#droppedSinceNote > 0) {
      const note = droppedLine(this.#droppedSinceNote, new Date());
      this.#droppedSinceNote = 0;
      this.#enqueue(note);
    }
    this.#enqueue(line);
    this.#flushing ??= this.#flush().finally(() => {
      this.#flushing = undefined;
    });
  }

  /** Writes the rest, for a second at most, and closes the file. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    const timeout = new AbortController();
    await Promise.race([
      this.#flushing,
      after(closeMs, undefined, { signal: timeout.signal }).catch(() => undefined),
    ]);
    timeout.abort();
    if (!this.#flushing) await closeFile(this.#descriptor);
  }

  #enqueue(line: string): void {
    this.#waiting.push(line);
    this.#waitingBytes += Buffer.byteLength(line);
  }

  async #flush(): Promise<void> {
    // Lines of the same turn go together.
    await undefined;
    while (this.#waiting.length > 0) {
      const bytes = Buffer.from(this.#waiting.splice(0).join(''));
      if (!(await this.#writeAll(bytes))) return;
    }
  }

  /** @returns False where the file was closed before all was written. */
  async #writeAll(bytes: Buffer): Promise<boolean> {
    let rest = bytes;
    while (rest.length > 0) {
      try {
        const { bytesWritten } = await this.#options.writeBytes(this.#descriptor, rest);
        rest = rest.subarray(bytesWritten);
        this.#waitingBytes -= bytesWritten;
        if (this.#isFailing) this.#recovered();
      } catch (thrown) {
        if (!this.#isFailing) this.#options.observer.failed(thrown);
        this.#isFailing = true;
        if (this.#isClosed) return false;
        await after(this.#options.retryMs, undefined, { ref: false });
      }
    }
    return true;
  }

  #recovered(): void {
    this.#isFailing = false;
    this.#options.observer.recovered(this.#dropped);
  }
}
