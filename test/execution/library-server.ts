import { currentReleases, graphRuntime, type SentStatement } from '@rolegraph/pothos-plugin-neo4j';
import {
  library,
  openLibrary,
  librarySchema as schema,
} from '../../packages/pothos-plugin-neo4j/test/library.ts';
import { everyRole } from '../../src/auth/index.ts';
import { graphContexts } from '../../src/graph-contexts.ts';
import type { HttpSettings } from '../../src/http/pipeline/settings.ts';
import type { ServerParts } from '../../src/http/server.ts';
import { operations, serve } from '../http/support.ts';
import type { TestNeo4j } from '../support/neo4j.ts';

type Operations = Parameters<typeof operations>[0];

/** Fills a Neo4j with the library and gives servers that answer from it, with the statements that they send. */
export async function libraryServers({ driver, database }: TestNeo4j) {
  const { run } = await openLibrary(driver, database);
  return {
    run,
    /**
     * @param timeout Milliseconds for a statement: more than any of the library's takes but one that is slow on purpose.
     * @param through The driver that the server uses.
     * @param config What else differs from the usual settings, and further parts of the server.
     */
    async start(
      changed: Operations = {},
      timeout = 10_000,
      through = driver,
      { parts = {}, ...config }: Partial<HttpSettings> & { readonly parts?: Partial<ServerParts> } = {},
    ) {
      const statements: SentStatement[] = [];
      const runtime = graphRuntime({
        driver: through,
        database,
        graph: library,
        defaultDataset: 'town',
        timeout,
        onStatement: (statement) => statements.push(statement),
      });
      const server = await serve({
        schema,
        context: graphContexts(runtime, changed.statementTimeoutsMs ?? everyRole(timeout)),
        config: { ...operations({ responseCacheBytes: 1_000_000, ...changed }), ...config },
        releases: () => currentReleases(runtime),
        ...parts,
      });
      // The first question of a process finds out which release is current.
      await server.ask('{ authors { totalCount } }');
      statements.length = 0;
      /** How often each Cypher was sent, and then forgets it. */
      const sent = () => {
        const counts: Record<string, number> = {};
        for (const { name, cypher = name } of statements.splice(0))
          counts[cypher] = (counts[cypher] ?? 0) + 1;
        return counts;
      };
      return { ...server, sent };
    },
  };
}
