import { openDriver } from '@rolegraph/managed-neo4j/connect';
import { graphContext, graphRuntime } from '@rolegraph/pothos-plugin-neo4j';
import { createServer } from '../../src/http/server.ts';
import { createLog } from '../../src/log.ts';
import { model } from '../graph/model.ts';
import { schema } from '../graph/schema.ts';
import { serveInChild } from './child.ts';

/** RoleGraph's own server, put together as `src/start.ts` does, over the benchmark's declarations. */
serveInChild((access) => {
  const driver = openDriver(access);
  const runtime = graphRuntime({
    driver,
    database: 'neo4j',
    graph: model,
    defaultDataset: access.release.slice(0, access.release.lastIndexOf('_')),
    timeout: 30_000,
  });
  const { listener } = createServer({
    schema,
    context: ({ signal }) => graphContext(runtime, signal),
    readiness: async () => ({ ready: true }),
    config: { corsOrigins: [], maxBodyBytes: 256 * 1024 },
    log: createLog({ logLevel: 'silent', logFormat: 'json' }),
  });
  return { listener, driver };
});
