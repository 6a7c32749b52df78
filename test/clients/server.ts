import { beforeAll } from 'vitest';
import { graphParts } from '../http/article.ts';
import { startServer } from '../http/fixture.ts';
import { articleNeo4j } from '../support/neo4j.ts';

/** Gives a way to start the server, with the article, for one test; its settings are those of one's own machine unless told. */
export async function articleServer(): Promise<(parts?: object) => Promise<{ url: string }>> {
  const neo4j = await articleNeo4j();
  let parts: Awaited<ReturnType<typeof graphParts>>;
  beforeAll(async () => {
    parts = await graphParts(neo4j, 60_000);
  });
  return (changed = {}) => startServer({}, { ...parts, ...changed });
}
