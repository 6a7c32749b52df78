import type { Current } from '@rolegraph/pothos-plugin-neo4j';
import { leaseMs } from '../releases/lease.ts';

/** The current release of each dataset. */
export type Releases = Current['releases'];

/** The releases that readers see. The object stays the same while they do, for comparison by identity. */
export interface ReleaseSnapshot {
  readonly releases: Releases;
  readonly version: string;
}

/** A snapshot with the time from which it is believed, by the monotonic clock and by the wall clock. */
interface Lease {
  readonly snapshot: ReleaseSnapshot;
  readonly since: number;
  readonly wall: number;
}

/** Checks under way at a time. With one, requests would wait for the check before theirs; with many, each would have its own. */
const mostUnderWay = 3;

/** Milliseconds after which a lease that is in use is renewed, so that no request waits for it. */
const renewAfterMs = leaseMs / 2;

/**
 * Gives the releases that are current at the time of a request, so that a cached response goes only while a fresh one would be the same.
 *
 * A snapshot is believed for the time of a lease, because a publication announces itself and waits as long
 * (`src/releases/announcement.ts`); while one is announced, each request reads anew. The lease counts from before the statement was sent.
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

  /** The snapshot that was read last, current or not; undefined before the first. */
  get latest(): ReleaseSnapshot | undefined {
    return this.#latest;
  }

  /** The current snapshot: at once where a lease holds, else as a promise, which rejects with reading's error. */
  current(): ReleaseSnapshot | Promise<ReleaseSnapshot> {
    const age = this.#age();
    if (this.#lease === undefined || age >= leaseMs) return this.#check();
    // The lease still holds: a failure to renew it shows in the check after its end.
    if (age >= renewAfterMs) this.#check().catch(() => undefined);
    return this.#lease.snapshot;
  }

  /** Milliseconds since the lease began. A wall clock that was set, or went on in a machine's sleep, ends a lease and never prolongs it. */
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
    // Requests that arrived in the same turn share the statement.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#underWay.size >= mostUnderWay) await Promise.race(this.#underWay);
    this.#next = undefined;
    const reading = this.#readNow();
    // The requests get the error; here only the end counts.
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
    // Checks may overtake each other: the lease is that of the check that began last.
    if (since >= (this.#lease?.since ?? 0)) this.#lease = announced ? undefined : { snapshot, since, wall };
    return snapshot;
  }
}
