import { join } from 'node:path';
import { currentReleases, explain, graphContext, graphRuntime } from '@rolegraph/pothos-plugin-neo4j';
import { model, schema } from '../../schema/index.ts';
import { graphReadiness } from '../../src/http/lifecycle/graph-readiness.ts';
import { readExamples } from '../../src/http/pages/examples.ts';
import type { ServerParts } from '../../src/http/server.ts';
import { fingerprint, readSeeds } from '../../src/ingest/seeds/index.ts';
import { publishRelease } from '../../src/releases/index.ts';
import type { TestNeo4j } from '../support/neo4j.ts';

/** Fills a Neo4j with the article. */
export async function seedArticle({
  driver,
  database,
}: Pick<TestNeo4j, 'driver' | 'database'>): Promise<void> {
  const records = await readSeeds(join(import.meta.dirname, '../../seeds'), model);
  await publishRelease(driver, {
    database,
    model,
    dataset: records.dataset,
    records,
    fingerprint: fingerprint(records),
  });
}

/** Everything a server needs to answer questions about what is in a Neo4j, as in real life. */
export async function graphParts(
  { driver, database }: Pick<TestNeo4j, 'driver' | 'database'>,
  timeout = 10_000,
  dataset = 'article',
) {
  const runtime = graphRuntime({
    driver,
    database,
    graph: model,
    defaultDataset: dataset,
    timeout,
  });
  return {
    schema,
    context: ({ signal, observer }) => graphContext(runtime, signal, observer),
    explainer: (asked, profiled) => explain(asked, runtime, profiled),
    readiness: graphReadiness({ driver, database, dataset }, () => false),
    config: { corsOrigins: [], maxBodyBytes: 20_000 },
    examples: await readExamples(),
    releases: () => currentReleases(runtime),
  } satisfies Partial<ServerParts>;
}
