const SAMPLES = 5;

/** How often something was found, with the first few cases. */
export interface Finding {
  readonly count: number;
  readonly samples: readonly string[];
}

/** Counts cases by what they are cases of. */
export class Tally {
  readonly #findings = new Map<string, { count: number; samples: string[] }>();

  add(what: string, sample?: string): void {
    const known = this.#findings.get(what) ?? { count: 0, samples: [] };
    known.count += 1;
    if (sample !== undefined && known.samples.length < SAMPLES) known.samples.push(sample);
    this.#findings.set(what, known);
  }

  /** Sets the count of something at once. */
  set(what: string, count: number, samples: Iterable<string>): void {
    if (count === 0) return;
    const first: string[] = [];
    for (const sample of samples) {
      if (first.length === SAMPLES) break;
      first.push(sample);
    }
    this.#findings.set(what, { count, samples: first });
  }

  /** By what they are cases of, sorted by it. */
  get findings(): Readonly<Record<string, Finding>> {
    return Object.fromEntries([...this.#findings].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }
}
