import { vi } from 'vitest';
import { model } from '../../schema/index.ts';
import { graphParts, seedArticle } from '../http/article.ts';
import { articleNeo4j, type TestNeo4j, testNeo4j } from '../support/neo4j.ts';
import { visitors } from './visit.ts';

/**
 * A Neo4j that holds the article while a test file runs, and how to open the page on it as a new visitor.
 *
 * @param seedMore Loads what stands beside the article, into a Neo4j of the file's own.
 */
export async function articleVisitors(seedMore?: (neo4j: TestNeo4j) => Promise<void>) {
  // Where there is no graphics card, the processor draws.
  vi.setConfig({ testTimeout: 240_000 });
  // A machine under load plans a first question for longer than people would wait.
  const timeoutMs = 60_000;
  if (seedMore === undefined) {
    const neo4j = await articleNeo4j();
    return visitors(() => graphParts(neo4j, timeoutMs));
  }
  const neo4j = await testNeo4j({ model });
  return visitors(async () => {
    await seedArticle(neo4j);
    await seedMore(neo4j);
    return graphParts(neo4j, timeoutMs);
  });
}
