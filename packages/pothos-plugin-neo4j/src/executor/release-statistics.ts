import { type DegreeStatistics, degreeProperties } from '@rolegraph/graph-model';
import { ByteBoundedCache, cacheBudgets } from '../memory/index.ts';
import {
  type DataSizes,
  type Degrees,
  degreeKey,
  noDegrees,
  unknownDegrees,
  unknownSizes,
} from '../planner/cost/index.ts';
import type { KnownReleases } from './request-snapshot.ts';
import { type RunOptions, readRow } from './session.ts';

const list = (property: string) => `coalesce(known.${property}, [])`;

const text = `OPTIONAL MATCH (publication:Publication {dataset: $dataset})
WITH coalesce($release, publication.release) AS id
OPTIONAL MATCH (known:Release {id: id})
RETURN id AS release, known.statisticsVersion IS NOT NULL AS counted, ${list('nodeTypes')} AS nodeTypes, ${list('nodeCounts')} AS nodeCounts,
  ${list(degreeProperties.nodeType)} AS degreeNodeTypes, ${list(degreeProperties.direction)} AS directions, ${list(degreeProperties.type)} AS types,
  ${list(degreeProperties.percentile99)} AS percentiles99, ${list(degreeProperties.max)} AS maxima`;

interface Row {
  readonly [column: string]: unknown;
  readonly release: string | null;
  readonly counted: boolean;
  readonly nodeTypes: readonly string[];
  readonly nodeCounts: readonly number[];
  readonly degreeNodeTypes: readonly string[];
  readonly directions: readonly DegreeStatistics['direction'][];
  readonly types: readonly string[];
  readonly percentiles99: readonly number[];
  readonly maxima: readonly number[];
}

/** Milliseconds that such a small question may take. */
const timeout = 2000;

/** Milliseconds for which statistics that could not be read are not asked for again. */
const RETRY_AFTER_MS = 5000;

/** Bytes of heap that an entry of a map of counts takes with its key. */
const BYTES_PER_ENTRY = 150;

/**
 * The statistics of releases, as they were stored when each was written (`src/releases/statistics.ts`). A release never changes, so they are
 * read once.
 */
export class ReleaseStatistics {
  readonly #options: RunOptions;
  readonly #releases: KnownReleases;
  readonly #known = new ByteBoundedCache<string, KnownSizes>({
    maxBytes: cacheBudgets.statistics,
    bytesOf: ({ entries }) => entries * BYTES_PER_ENTRY,
  });
  readonly #loading = new Map<string, Promise<void>>();
  #failedAt = Number.NEGATIVE_INFINITY;

  /**
   * Its statements are the process's own, told to no observer of those that answer requests.
   *
   * @param releases Learns which release of a dataset is current.
   */
  constructor({ driver, database }: Pick<RunOptions, 'driver' | 'database'>, releases: KnownReleases) {
    this.#releases = releases;
    this.#options = { driver, database, timeout };
  }

  /** Gives the sizes of a release; undefined where they have not been read. */
  get(release: string): DataSizes | undefined {
    return this.#known.get(release);
  }

  /**
   * Reads the statistics of a release, once for all who want them at a time. Where Neo4j cannot be asked, they stay unknown for a while: the
   * question that they are wanted for reports why.
   *
   * @param release Undefined for the one that is current.
   * @returns Undefined where they are not to be asked for now.
   */
  load(dataset: string, release: string | undefined): Promise<void> | undefined {
    if (performance.now() - this.#failedAt < RETRY_AFTER_MS) return undefined;
    const key = release ?? `${dataset}@`;
    const loading =
      this.#loading.get(key) ?? this.#load(dataset, release).finally(() => this.#loading.delete(key));
    this.#loading.set(key, loading);
    return loading;
  }

  async #load(dataset: string, release: string | undefined): Promise<void> {
    const statement = { text, parameters: { dataset, release: release ?? null }, name: 'statistics' };
    try {
      const row = await readRow<Row>(statement, this.#options, undefined);
      const sizes = new KnownSizes(row);
      if (row.release === null) return;
      this.#known.set(row.release, sizes);
      if (this.#releases.get(dataset) === undefined) this.#releases.set(dataset, row.release);
    } catch {
      this.#failedAt = performance.now();
    }
  }
}

/** The sizes of one release. */
class KnownSizes implements DataSizes {
  readonly total: number;
  readonly #counted: boolean;
  readonly #nodes: ReadonlyMap<string, number>;
  readonly #degrees: ReadonlyMap<string, Degrees>;

  constructor(row: Row) {
    const { counted, nodeTypes, nodeCounts, degreeNodeTypes, directions, types } = row;
    this.#counted = counted;
    this.total = counted ? nodeCounts.reduce((all, count) => all + count, 0) : Number.POSITIVE_INFINITY;
    this.#nodes = new Map(nodeTypes.map((type, index) => [type, nodeCounts[index] ?? 0]));
    this.#degrees = new Map(
      types.map((type, index) => [
        degreeKey(degreeNodeTypes[index] ?? '', directions[index] === 'OUTGOING', type),
        { percentile99: row.percentiles99[index] ?? 0, max: row.maxima[index] ?? 0 },
      ]),
    );
  }

  get entries(): number {
    return this.#nodes.size + this.#degrees.size;
  }

  // Whoever is given sizes may take their functions apart.
  readonly nodes = (type: string): number =>
    this.#counted ? (this.#nodes.get(type) ?? 0) : Number.POSITIVE_INFINITY;

  readonly degree = (key: string): Degrees =>
    this.#counted ? (this.#degrees.get(key) ?? noDegrees) : unknownDegrees;
}

/** The sizes of several releases together: the most that one of them has. */
export function largest(sizes: readonly (DataSizes | undefined)[]): DataSizes {
  const [only, ...others] = sizes;
  if (!only || others.includes(undefined)) return unknownSizes;
  if (others.length === 0) return only;
  const all = sizes.filter((one) => one !== undefined);
  return {
    total: Math.max(...all.map(({ total }) => total)),
    nodes: (type) => Math.max(...all.map((one) => one.nodes(type))),
    degree: (key) => {
      const degrees = all.map((one) => one.degree(key));
      return {
        percentile99: Math.max(...degrees.map(({ percentile99 }) => percentile99)),
        max: Math.max(...degrees.map(({ max }) => max)),
      };
    },
  };
}
