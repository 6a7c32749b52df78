import { expect, test, vi } from 'vitest';
import { readExamples } from '../../src/http/pages/examples.ts';
import { openArticle } from './asking.ts';
import { scansOf } from './scans.ts';

/** Shared statements that Neo4j is planning. */
let planning = 0;
const { neo4j, sent, ask } = await openArticle({
  sharing: { underWay: 2, work: Number.POSITIVE_INFINITY },
  // Planning takes many times as long on a busy machine, and what ends by its time limit is never shared.
  timeout: 120_000,
  onStatement: (statement) => {
    if (statement.cypher === 'plan') planning += 1;
    sent.push(statement);
  },
  onSettled: ({ cypher }) => {
    if (cypher === 'plan') planning -= 1;
  },
});
const examples = await readExamples();

test.each(examples.map(({ name, query }) => [name, query]))(
  'the example %s is answered the same, and as well, when many ask it at once by one statement',
  { timeout: 240_000 },
  async (_, source) => {
    const alone = await ask(source);
    expect(alone.errors).toBeUndefined();
    const askAtOnce = async () => {
      sent.length = 0;
      const answers = await Promise.all(Array.from({ length: 8 }, () => ask(source)));
      for (const answer of answers) expect(answer).toEqual(alone);
      return sent.filter(({ cypher, requests = 1 }) => cypher !== 'plan' && requests > 1);
    };
    // Requests go alone until Neo4j has planned the shared statements.
    await askAtOnce();
    await vi.waitUntil(() => planning === 0, { timeout: 200_000 });
    const shared = await askAtOnce();
    expect(shared).not.toEqual([]);
    expect(await scansOf(neo4j, shared)).toEqual([]);
  },
);
