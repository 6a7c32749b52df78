import { join } from 'node:path';
import type { OpenNeo4j } from '@rolegraph/managed-neo4j';
import { currentReleases, explain, graphRuntime } from '@rolegraph/pothos-plugin-neo4j';
import { model, schema } from '../schema/index.ts';
import type { Config } from './config.ts';
import { pageOperations } from './explorer/index.ts';
import { graphContexts } from './graph-contexts.ts';
import { readRegistered } from './http/graphql/read-registered.ts';
import type { RegisteredOperations } from './http/graphql/registered-operations.ts';
import { graphReadiness } from './http/lifecycle/graph-readiness.ts';
import { type Example, readExamples } from './http/pages/examples.ts';
import { createServer } from './http/server.ts';
import { fingerprint, readSeeds, type SeedRecords } from './ingest/seeds/index.ts';
import type { Log } from './log.ts';
import { type PublishResult, publishRelease } from './releases/index.ts';
import type { AuditLog } from './telemetry/audit/index.ts';
import { Metrics, statementMetrics } from './telemetry/index.ts';

export { listenForMetrics } from './http/lifecycle/metrics-listener.ts';

const project = join(import.meta.dirname, '..');
const seedsFolder = join(project, 'seeds');

/** The parts that are ready before a Neo4j is. */
export interface Prepared {
  readonly records: SeedRecords;
  readonly fingerprint: string;
  readonly examples: readonly Example[];
  readonly registered: RegisteredOperations;
}

/**
 * Reads the seeds, the examples and the registered operations.
 *
 * @throws SeedsInvalid with every problem in the seeds; OperationsInvalid
 */
export async function prepare({
  operationsFolder,
  onlyRegistered,
}: Pick<Config, 'operationsFolder' | 'onlyRegistered'>): Promise<Prepared> {
  const [records, examples, registered] = await Promise.all([
    readSeeds(seedsFolder, model),
    readExamples(),
    // A server of registered operations only has to know those of the page; building it takes a while, so others build it later.
    readRegistered(operationsFolder, onlyRegistered ? await pageOperations(project) : []),
  ]);
  return { records, fingerprint: fingerprint(records), examples, registered };
}

/**
 * Publishes the seeds in a Neo4j, where it lacks them.
 *
 * @returns The release that is current now, by dataset.
 * @throws RecordError, ReleaseError
 */
export async function publishSeeds(
  { records, fingerprint }: Prepared,
  { driver, database }: OpenNeo4j,
  log: Log,
): Promise<ReadonlyMap<string, string>> {
  const outcome = await publishRelease(driver, {
    database,
    model,
    dataset: records.dataset,
    records,
    fingerprint,
    log: (line) => log.info(line),
  });
  log.info(described(outcome));
  return new Map([[records.dataset, outcome.release]]);
}

/** Makes the server that answers from a Neo4j. */
export function serverFor(
  { examples, registered }: Prepared,
  neo4j: OpenNeo4j,
  published: ReadonlyMap<string, string>,
  ending: () => boolean,
  config: Config,
  log: Log,
  audit: AuditLog | undefined,
) {
  const { driver, database } = neo4j;
  const metrics = new Metrics();
  const runtime = graphRuntime({
    driver,
    database,
    graph: model,
    defaultDataset: config.defaultDataset,
    published,
    timeout: config.statementTimeoutMs,
    ...statementMetrics(metrics, log, config.slowStatementMs),
  });
  metrics.registerGauges({ plans: () => runtime.plans.statistics });
  const server = createServer({
    schema,
    context: graphContexts(runtime, config.operations.statementTimeoutsMs),
    readiness: graphReadiness(
      {
        driver,
        database,
        dataset: config.defaultDataset,
        openDriver: neo4j.openDriver,
        downReason: () => neo4j.downReason,
      },
      ending,
    ),
    config,
    log,
    examples,
    ...(config.development
      ? { explainer: (statement, profiled) => explain(statement, runtime, profiled) }
      : {}),
    registered,
    releases: () => currentReleases(runtime),
    metrics,
    audit,
  });
  return { ...server, metrics };
}

function described({ status, release, nodes, relationships }: PublishResult): string {
  const size = `${nodes} nodes and ${relationships} relationships`;
  return status === 'published'
    ? `Published release ${release} with ${size}`
    : `Seeds are unchanged: release ${release} with ${size} stays`;
}
