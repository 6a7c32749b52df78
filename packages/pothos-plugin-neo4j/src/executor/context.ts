import type { Graph } from '@rolegraph/graph-model';
import type DataLoader from 'dataloader';
import type { FieldNode } from 'graphql';
import type { GlobalId } from '../global-id.ts';
import type { ExecutedStatement } from './executed-statement.ts';
import { PlanCache } from './plan-cache.ts';
import { ReleaseStatistics } from './release-statistics.ts';
import { KnownReleases, RequestSnapshot } from './request-snapshot.ts';
import type { RunOptions } from './session.ts';
import { StatementBatchers } from './statement-batcher.ts';
import { StatementSemaphore } from './statement-semaphore.ts';
import { UnsharedTexts } from './unshared-texts.ts';

/** What the graph needs of a process: made once. */
export interface GraphRuntime extends RunOptions {
  readonly graph: Graph;
  readonly defaultDataset: string;
  readonly releases: KnownReleases;
  readonly statistics: ReleaseStatistics;
  readonly plans: PlanCache;
  readonly statements: StatementBatchers;
  readonly unshared: UnsharedTexts;
}

/** What the graph needs of a request. */
export interface GraphRequest {
  readonly runtime: GraphRuntime;
  readonly snapshot: RequestSnapshot;
  readonly signal: AbortSignal | undefined;
  /** Told of each statement that is sent for a root field. */
  readonly observer: ((statement: ExecutedStatement) => void) | undefined;
  /** Lets its statements through. */
  readonly semaphore: StatementSemaphore;
  /** What its statements have taken so far. */
  readonly usage: { databaseMs: number };
  /** For how many unknown references the nearest have been looked for. */
  readonly suggestions: { references: number };
  /** What reads the nodes that ordinary resolvers name, by the field node that selects them. */
  readonly loaders: Map<FieldNode, DataLoader<GlobalId, unknown>>;
}

/** The part of the GraphQL context that the graph's fields read. */
export interface GraphContext {
  readonly graph: GraphRequest;
}

/**
 * Makes the runtime that all requests of a process share: its driver, its time limit in milliseconds, and its caches of plans, releases
 * and statements. Nothing is sent yet.
 *
 * @example
 * ```ts
 * // Continues the example of traversal.
 * import { graphRuntime } from '@rolegraph/pothos-plugin-neo4j';
 * import neo4j from 'neo4j-driver';
 *
 * const driver = neo4j.driver('bolt://127.0.0.1:7687', neo4j.auth.basic('neo4j', 'password'));
 * const runtime = graphRuntime({ driver, database: 'neo4j', graph: kitchen, defaultDataset: 'kitchen', timeout: 5000 });
 * runtime.plans.statistics; // => { hits: 0, misses: 0, size: 0, bytes: 0 }
 * await driver.close();
 * ```
 */
export function graphRuntime({
  published,
  planCacheBytes,
  ...options
}: RunOptions & {
  readonly graph: Graph;
  readonly defaultDataset: string;
  /** The heap that compiled statements may take; 32 MiB by default. */
  readonly planCacheBytes?: number;
  /** Releases known to be current, by dataset: without them, the first request has to ask each of its fields twice. */
  readonly published?: ReadonlyMap<string, string>;
}): GraphRuntime {
  const unshared = new UnsharedTexts();
  const releases = new KnownReleases(published);
  return {
    ...options,
    releases,
    statistics: new ReleaseStatistics(options, releases),
    plans: new PlanCache(planCacheBytes),
    statements: new StatementBatchers(options, unshared),
    unshared,
  };
}

/**
 * Makes the context of one request, which all its fields share: they read the same releases.
 *
 * @param signal Aborted when nobody waits for the answer any more: what runs in Neo4j is ended.
 * @param observer Receives each statement that is sent for a root field, so that `explain` can explain it.
 * @example
 * ```ts
 * // Continues the example of graphRuntime.
 * import { graphContext } from '@rolegraph/pothos-plugin-neo4j';
 *
 * const contextValue = graphContext(runtime, AbortSignal.timeout(30_000));
 * contextValue.graph.runtime === runtime; // => true
 * ```
 */
export function graphContext(
  runtime: GraphRuntime,
  signal?: AbortSignal,
  observer?: (statement: ExecutedStatement) => void,
): GraphContext {
  const snapshot = new RequestSnapshot(runtime.releases);
  return {
    graph: {
      runtime,
      snapshot,
      signal,
      observer,
      semaphore: new StatementSemaphore(),
      usage: { databaseMs: 0 },
      suggestions: { references: 0 },
      loaders: new Map(),
    },
  };
}
