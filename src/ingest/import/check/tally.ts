import { type CaseSink, noCases } from './cases.ts';

const SAMPLES = 5;

/** The count of a finding, with the first few cases. */
export interface Finding {
  readonly count: number;
  readonly samples: readonly string[];
  /** The source's reason for it, where known. */
  readonly why?: string;
}

/** Counts cases by their finding. */
export class Tally {
  readonly #section: string;
  readonly #cases: CaseSink;
  readonly #findings = new Map<string, { count: number; samples: string[]; why?: string }>();

  /** @param section The part of the report that it is. */
  constructor(section: string, cases: CaseSink = noCases) {
    this.#section = section;
    this.#cases = cases;
  }

  /**
   * @param sample The case as a line to print.
   * @param item The case as the report has it; the sample where not given.
   */
  add(what: string, sample: string, item: unknown = sample, why?: string): void {
    const finding = this.#findings.get(what) ?? {
      count: 0,
      samples: [],
      ...(why === undefined ? {} : { why }),
    };
    finding.count += 1;
    if (finding.samples.length < SAMPLES) finding.samples.push(sample);
    this.#findings.set(what, finding);
    this.#cases.add(this.#section, what, item);
  }

  /** Sets the count of a finding at once. All its cases are taken in. */
  set(what: string, count: number, cases: Iterable<string>): void {
    if (count === 0) return;
    const samples: string[] = [];
    for (const item of cases) {
      if (samples.length < SAMPLES) samples.push(item);
      else if (this.#cases === noCases) break;
      this.#cases.add(this.#section, what, item);
    }
    this.#findings.set(what, { count, samples });
  }

  /** The findings by name, sorted by it. */
  get findings(): Readonly<Record<string, Finding>> {
    return Object.fromEntries([...this.#findings].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }
}
