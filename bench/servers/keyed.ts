import { openDriver } from '@rolegraph/managed-neo4j/connect';
import { currentReleases, graphRuntime } from '@rolegraph/pothos-plugin-neo4j';
import { readConfig } from '../../src/config.ts';
import { graphContexts } from '../../src/graph-contexts.ts';
import { createServer } from '../../src/http/server.ts';
import { createLog } from '../../src/log.ts';
import { model } from '../graph/model.ts';
import { schema } from '../graph/schema.ts';
import { serveInChild } from './child.ts';

/** RoleGraph over the benchmark's declarations, with the limits and the callers that the environment sets. */
serveInChild((access) => {
  const config = readConfig(process.env);
  const driver = openDriver(access);
  const runtime = graphRuntime({
    driver,
    database: 'neo4j',
    graph: model,
    defaultDataset: access.release.slice(0, access.release.lastIndexOf('_')),
    timeout: config.statementTimeoutMs,
  });
  const { operations, identity, rateLimits, limitMode } = config;
  const { listener } = createServer({
    schema,
    context: graphContexts(runtime, operations.statementTimeoutsMs),
    readiness: async () => ({ ready: true }),
    config: { operations, identity, rateLimits, limitMode },
    log: createLog({ logLevel: 'silent', logFormat: 'json' }),
    releases: () => currentReleases(runtime),
  });
  return { listener, driver };
});
