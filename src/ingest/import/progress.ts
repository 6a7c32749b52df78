import type { WriteStream } from 'node:tty';

/** Shows progress: a bar on a terminal, a plain line now and then elsewhere. */
export class Progress {
  readonly #output: Pick<NodeJS.WriteStream, 'write'> & { readonly isTTY?: boolean };
  readonly #now: () => number;
  #title = '';
  #total = 0;
  #unit = '';
  #started = 0;
  #shown = 0;

  constructor(
    output: Pick<WriteStream, 'write'> & { readonly isTTY?: boolean },
    now = () => performance.now(),
  ) {
    this.#output = output;
    this.#now = now;
  }

  /** @param total The number of units; 0 where it is not known. */
  begin(title: string, total: number, unit: string): void {
    this.#title = title;
    this.#total = total;
    this.#unit = unit;
    this.#started = this.#now();
    this.#shown = this.#started;
  }

  /** @param done The number done so far. */
  update(done: number): void {
    const now = this.#now();
    if (now - this.#shown < (this.#output.isTTY ? 100 : 5000)) return;
    this.#shown = now;
    const line = this.#line(done, now);
    this.#output.write(this.#output.isTTY ? `\r\u001b[K${line}` : `${line}\n`);
  }

  /** Ends the bar and prints its duration. */
  end(done: number): void {
    const seconds = (this.#now() - this.#started) / 1000;
    const rate = seconds > 0 ? Math.round(done / seconds) : 0;
    const line = `${this.#title}: ${count(done)} ${this.#unit} in ${seconds.toFixed(1)} s, ${count(rate)} a second`;
    this.#output.write(`${this.#output.isTTY ? '\r\u001b[K' : ''}${line}\n`);
  }

  #line(done: number, now: number): string {
    const seconds = (now - this.#started) / 1000;
    const rate = done / seconds;
    const pace = `${count(Math.round(rate))} ${this.#unit} a second`;
    if (this.#total === 0) return `${this.#title}: ${count(done)}, ${pace}`;
    const share = Math.min(1, done / this.#total);
    const left = rate > 0 ? `, ${duration((this.#total - done) / rate)} left` : '';
    const bar = this.#output.isTTY ? `[${'#'.repeat(Math.round(share * 24)).padEnd(24, '.')}] ` : '';
    return `${this.#title}: ${bar}${Math.floor(share * 100)} %, ${pace}${left}`;
  }
}

function count(number: number): string {
  return number.toLocaleString('en');
}

function duration(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds));
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
