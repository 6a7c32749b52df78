import { vi } from 'vitest';
import { graphParts, seedArticle } from '../http/article.ts';
import { type TestNeo4j, testNeo4j } from '../support/neo4j.ts';
import { visitors } from './visit.ts';

/**
 * A Neo4j that holds the article while a test file runs, and how to open the page on it as a new visitor.
 *
 * @param seedMore What stands beside the article.
 */
export async function articleVisitors(seedMore?: (neo4j: TestNeo4j) => Promise<void>) {
  // Where there is no graphics card, the processor draws.
  vi.setConfig({ testTimeout: 240_000 });
  const neo4j = await testNeo4j();
  return visitors(async () => {
    await seedArticle(neo4j);
    await seedMore?.(neo4j);
    // A machine under load plans a first question for longer than people would wait.
    return graphParts(neo4j, 60_000);
  });
}
