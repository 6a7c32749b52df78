import type { Current } from '@rolegraph/pothos-plugin-neo4j';
import { leaseMs } from '../releases/lease.ts';

/** The current release of each dataset. */
export type Releases = Current['releases'];

/** What readers see: the same object as long as it is the same. */
export interface ReleaseSnapshot {
  readonly releases: Releases;
  readonly version: string;
}

/** What was read, and from when on: a time of the process's own clock and of the one on the wall. */
interface Lease {
  readonly snapshot: ReleaseSnapshot;
  readonly since: number;
  readonly wall: number;
}

/** Checks under way at a time. One alone would have everybody wait for the one before theirs; many would ask for each by itself. */
const mostUnderWay = 3;

/** Milliseconds after which a lease that is in use is renewed, so that nobody has to wait for it. */
const renewAfterMs = leaseMs / 2;

/**
 * Tells which releases are current. Whoever asks gets what holds at that time, never what held earlier: so an answer that is kept is
 * given out only while it would still be given afresh.
 *
 * What was read is believed for the time of a lease, because whoever is about to change it says so and waits for so long
 * (`src/releases/announcement.ts`); as long as somebody says so, each is asked for anew. The lease counts from before the question was sent.
 */
export class CacheValidator {
  readonly #read: () => Promise<Current>;
  readonly #underWay = new Set<Promise<unknown>>();
  #next: Promise<ReleaseSnapshot> | undefined;
  #latest: ReleaseSnapshot | undefined;
  #lease: Lease | undefined;

  constructor(read: () => Promise<Current>) {
    this.#read = read;
  }

  /** What was read last, current or not; undefined before anything was. */
  get latest(): ReleaseSnapshot | undefined {
    return this.#latest;
  }

  /** What is current now: at once where a lease tells, else as a promise. That one rejects with what reading throws. */
  current(): ReleaseSnapshot | Promise<ReleaseSnapshot> {
    const age = this.#age();
    if (this.#lease === undefined || age >= leaseMs) return this.#check();
    // The lease still holds. Where renewing it fails, the check after its end tells.
    if (age >= renewAfterMs) this.#check().catch(() => undefined);
    return this.#lease.snapshot;
  }

  /** How long ago the lease began. A clock on the wall that was set, or went on while the machine slept, ends it: it never prolongs it. */
  #age(): number {
    if (!this.#lease) return Number.POSITIVE_INFINITY;
    const { since, wall } = this.#lease;
    const byWall = Date.now() - wall;
    return byWall < 0 ? Number.POSITIVE_INFINITY : Math.max(performance.now() - since, byWall);
  }

  #check(): Promise<ReleaseSnapshot> {
    this.#next ??= this.#begin();
    return this.#next;
  }

  async #begin(): Promise<ReleaseSnapshot> {
    // Requests that arrived together with this one are still being read: they share the statement.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#underWay.size >= mostUnderWay) await Promise.race(this.#underWay);
    this.#next = undefined;
    const reading = this.#readNow();
    // Whoever asked gets the error; here only the end counts.
    const ended: Promise<unknown> = reading.catch(() => undefined);
    this.#underWay.add(ended);
    void ended.then(() => this.#underWay.delete(ended));
    return reading;
  }

  async #readNow(): Promise<ReleaseSnapshot> {
    const [since, wall] = [performance.now(), Date.now()];
    const { releases, version, announced } = await this.#read();
    if (this.#latest?.version !== version) this.#latest = { releases, version };
    const snapshot = this.#latest;
    // Checks may overtake each other: the lease is that of the one that began last.
    if (since >= (this.#lease?.since ?? 0)) this.#lease = announced ? undefined : { snapshot, since, wall };
    return snapshot;
  }
}
