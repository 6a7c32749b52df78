import { readKey } from '../compiler/reference.ts';
import { type ArgumentsAt, type DataSizes, unknownSizes } from '../planner/cost/index.ts';
import type { GraphRequest } from './context.ts';
import { releasesRead } from './execute.ts';
import type { PlannedStatement } from './plan-cache.ts';
import { largest } from './release-statistics.ts';
import { RequestSnapshot } from './request-snapshot.ts';

/** How much there is of the data that a statement reads. */
export interface StatementSizes {
  readonly sizes: DataSizes;
  /** Settles when statistics have been read that were missing; undefined where none were, or they are not to be had now. */
  readonly loading: Promise<unknown> | undefined;
}

/** Gives the sizes of the releases that a statement reads, as far as their statistics have been read. */
export function sizesFor(
  request: GraphRequest,
  statement: PlannedStatement,
  argumentsAt: ArgumentsAt,
): StatementSizes {
  const { defaultDataset, statistics } = request.runtime;
  if (readsDefaultAlone(request, argumentsAt(statement.location))) {
    const release = request.snapshot.current(defaultDataset);
    const sizes = release === undefined ? undefined : statistics.get(release);
    if (sizes) return { sizes, loading: undefined };
    return { sizes: unknownSizes, loading: statistics.load(defaultDataset, release) };
  }
  const found: (DataSizes | undefined)[] = [];
  const loading: Promise<void>[] = [];
  for (const key of keysRead(request, statement, argumentsAt)) {
    const { dataset } = readKey(key);
    // A release that the client looks back to is about as large as the one that is current.
    const release = request.snapshot.current(dataset);
    const sizes = release === undefined ? undefined : statistics.get(release);
    found.push(sizes);
    const load = sizes ? undefined : statistics.load(dataset, release);
    if (load) loading.push(load);
  }
  return {
    sizes: found.length === 0 ? unknownSizes : largest(found),
    loading: loading.length === 0 ? undefined : Promise.all(loading),
  };
}

/** Where there is one dataset, a reference to a node leads into no other. */
function readsDefaultAlone(
  { runtime: { defaultDataset, releases } }: GraphRequest,
  { dataset, datasets, allDatasets }: Readonly<Record<string, unknown>>,
): boolean {
  if (dataset !== undefined || datasets !== undefined || allDatasets !== undefined) return false;
  for (const known of releases.datasets()) if (known !== defaultDataset) return false;
  return true;
}

function keysRead(
  request: GraphRequest,
  statement: PlannedStatement,
  argumentsAt: ArgumentsAt,
): Iterable<string> {
  // What the request reads is pinned when it is read, by what is known then.
  const snapshot = new RequestSnapshot(request.runtime.releases);
  try {
    return releasesRead({ ...request, snapshot }, statement, argumentsAt);
  } catch {
    // Values that cannot be bound are an error of the field.
    return [];
  }
}
