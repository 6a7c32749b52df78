import { join } from 'node:path';
import { openDriver } from '@rolegraph/managed-neo4j/connect';
import { currentReleases, graphContext, graphRuntime } from '@rolegraph/pothos-plugin-neo4j';
import { model, schema } from '../../schema/index.ts';
import { openSettings } from '../../src/http/pipeline/settings.ts';
import { createServer } from '../../src/http/server.ts';
import { fingerprint, readSeeds } from '../../src/ingest/seeds/index.ts';
import { createLog } from '../../src/log.ts';
import { publishRelease } from '../../src/releases/index.ts';
import { Metrics, statementMetrics } from '../../src/telemetry/index.ts';
import { serveInChild } from './child.ts';

/** RoleGraph over the article's facts with everything on, put together as `src/application.ts` does. */
serveInChild(async (access) => {
  const driver = openDriver(access);
  const database = 'neo4j';
  const records = await readSeeds(join(import.meta.dirname, '../../seeds'), model);
  await publishRelease(driver, {
    database,
    model,
    dataset: 'article',
    records,
    fingerprint: fingerprint(records),
  });
  const log = createLog({ logLevel: 'warn', logFormat: 'json' });
  const metrics = new Metrics();
  const runtime = graphRuntime({
    driver,
    database,
    graph: model,
    defaultDataset: 'article',
    timeout: 30_000,
    ...statementMetrics(metrics, log, 1000),
  });
  const responseCacheBytes = 64 * 1024 ** 2;
  const { listener } = createServer({
    schema,
    context: ({ signal, observer }) => graphContext(runtime, signal, observer),
    readiness: async () => ({ ready: true }),
    config: {
      operations: { ...openSettings.operations, responseCacheBytes },
      rateLimits: { anonymous: 1_000_000, reader: 0, admin: 0 },
    },
    log,
    releases: () => currentReleases(runtime),
    metrics,
  });
  return { listener, driver };
});
