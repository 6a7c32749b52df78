import { expect, test, vi } from 'vitest';
import { createApiKey } from '../../src/auth/index.ts';
import { testNeo4j } from '../support/neo4j.ts';
import { startProduct } from '../support/product.ts';

vi.setConfig({ testTimeout: 600_000 });

const neo4j = await testNeo4j();
const admin = createApiKey('memory', 'admin');

interface Flood {
  readonly count: number;
  /** What each request gets: `data`, or the code of its error. */
  readonly outcome: string;
  readonly requestOf: (n: number) => object;
}

/** Requests that never come twice. The first two kinds take about 2.5 MB each once they are parsed: twice the heap together. */
const floods: Readonly<Record<string, Flood>> = {
  'documents of 25 KB that are not valid': {
    count: 400,
    outcome: 'GRAPHQL_VALIDATION_FAILED',
    requestOf: (n) => ({ query: `{ role(slug: "x${n}") { ${'name '.repeat(4980)} } }` }),
  },
  'valid documents of 380 operations': {
    count: 400,
    outcome: 'NOT_FOUND',
    requestOf: (n) => ({
      query: Array.from(
        { length: 380 },
        (_, at) => `query Q${n}_${at} { role(slug: "x${n}") { name } }`,
      ).join(' '),
      operationName: `Q${n}_7`,
    }),
  },
  'valid documents of 25 KB that are comment': {
    count: 400,
    outcome: 'NOT_FOUND',
    requestOf: (n) => ({ query: `{ role(slug: "x${n}") { name } } # ${'x'.repeat(25_000)}` }),
  },
  'syntax errors of 200 KB': {
    count: 400,
    outcome: 'GRAPHQL_PARSE_FAILED',
    requestOf: (n) => ({ query: `{ role(slug: "x${n}") { name } # ${'x'.repeat(200_000)}` }),
  },
  'names of operations of 250 KB': {
    count: 150,
    outcome: 'GRAPHQL_PARSE_FAILED',
    requestOf: (n) => ({ query: `query ${`x${n}_`.padEnd(250_000, 'A')} { __typename }` }),
  },
  'variables of ever new shapes': {
    count: 80,
    outcome: 'data',
    requestOf: (n) => ({
      query: 'query Shapes($filter: RoleFilter) { roles(first: 1, filter: $filter) { nodes { slug } } }',
      variables: { filter: { or: Array.from({ length: (n % 40) + 1 }, () => ({ slug: { eq: `x${n}` } })) } },
    }),
  },
  'documents of ever new statements': {
    count: 400,
    outcome: 'NOT_FOUND',
    requestOf: (n) => ({
      query: `{ ${Array.from({ length: 20 }, (_, at) => `a${n}_${at}: role(slug: "x") { b${n}: name }`).join(' ')} }`,
    }),
  },
};

test('a heap of 512 MB lives through documents, names and variables that never come twice, and is not full of them', async () => {
  const product = startProduct(
    {
      NEO4J_URI: neo4j.uri,
      NEO4J_USERNAME: neo4j.username,
      NEO4J_PASSWORD: neo4j.password,
      API_KEYS: admin.setting,
    },
    ['--max-old-space-size=512'],
  );
  const url = await product.ready();
  for (const [kind, asked] of Object.entries(floods)) {
    expect([kind, await outcomes(url, asked)]).toEqual([kind, { [asked.outcome]: asked.count }]);
  }

  const page = await fetch(`${url}/metrics`, { headers: { 'x-api-key': admin.key } });
  const text = await page.text();
  expect(page.status).toBe(200);
  expect(text.length).toBeLessThan(1_000_000);
  const value = (name: string) => Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1]);
  expect(value('nodejs_heap_size_used_bytes')).toBeLessThan(350_000_000);
  expect(value('rolegraph_document_cache_bytes')).toBeLessThan(25 * 1024 ** 2);
  expect(value('rolegraph_plan_cache_bytes')).toBeLessThan(33 * 1024 ** 2);
  expect((await fetch(`${url}/health`)).status).toBe(200);
  expect(product.child.exitCode).toBeNull();
});

/** Sends requests, four at a time. @returns How often each outcome came. */
async function outcomes(url: string, { count, requestOf }: Flood) {
  const counts: Record<string, number> = {};
  let next = 0;
  const client = async () => {
    while (next < count) {
      next += 1;
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(requestOf(next)),
      });
      const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
      const outcome = errors?.[0]?.extensions.code ?? 'data';
      counts[outcome] = (counts[outcome] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: 4 }, client));
  return counts;
}
