import { expect, test } from 'vitest';
import { everyRole } from '../../src/auth/index.ts';
import { openSettings } from '../../src/http/pipeline/settings.ts';
import { codes, serve } from '../http/support.ts';
import { testNeo4j } from '../support/neo4j.ts';
import { libraryServers } from './library-server.ts';

const { start } = await libraryServers(await testNeo4j());

const nested =
  'query ($n: Int, $m: Int) { authors(first: $n) { nodes { slug books(first: $m) { nodes { slug title } } } } }';

test('cost multiplies with the pages asked for, and is told to whoever wants to know', async () => {
  const { ask } = await start();
  const costOf = async (variables: object) =>
    (await ask(nested, variables, { 'x-graphql-cost': '1' })).body as {
      extensions?: { cost: { requested: number } };
    };
  // Planning the relationship 10, statement 1, connection 1, and ten times: node 1, slug 1, connection 1, and five times node, slug and title.
  expect((await costOf({ n: 10, m: 5 })).extensions).toEqual({
    cost: { requested: 10 + 2 + 10 * (2 + 1 + 5 * 3), limit: 1_000_000 },
  });
  expect((await costOf({ n: 100, m: 100 })).extensions?.cost.requested).toBe(12 + 100 * (2 + 1 + 100 * 3));
  expect((await ask(nested, { n: 10, m: 5 })).body).not.toHaveProperty('extensions');
});

test('what costs too much is refused before anything is asked, though only the variables differ', async () => {
  const { ask, sent } = await start({ maxCost: everyRole(1000) });
  for (let n = 0; n < 3; n += 1) {
    expect((await ask(nested, { n: 5, m: 5 })).body.errors).toBeUndefined();
    sent();
    const refused = await ask(nested, { n: 50, m: 50 });
    expect(codes(refused)).toEqual(['QUERY_TOO_COMPLEX']);
    expect(refused.body.errors?.[0]).toMatchObject({
      message: expect.stringContaining('`authors` costs most: with `first: 6` there, it is allowed'),
      extensions: { cost: 7662, limit: 1000, path: 'authors', first: 6 },
    });
    expect(sent()).toEqual({});
  }
});

test('what an operation costs is the sum of its root fields, whatever else it asks', async () => {
  const { ask, sent } = await start({ maxCost: everyRole(1000) });
  const field = 'books(first: 100) { nodes { slug title } }';
  expect((await ask(`{ a: ${field} b: ${field} c: ${field} }`)).body.errors).toBeUndefined();
  sent();
  for (const rest of ['', '__typename', '__schema { queryType { name } }']) {
    const refused = await ask(`{ a: ${field} b: ${field} c: ${field} d: ${field} ${rest} }`);
    expect(codes(refused)).toEqual(['QUERY_TOO_COMPLEX']);
  }
  expect(sent()).toEqual({});
});

test('a refusal is 400 for clients that know of GraphQL over HTTP, 200 for older ones, asked before or not', async () => {
  const { ask } = await start({ maxCost: everyRole(10) });
  const statuses = [];
  for (const accept of ['application/graphql-response+json', 'application/json']) {
    for (let n = 0; n < 2; n += 1) statuses.push((await ask(nested, {}, { accept })).status);
  }
  expect(statuses).toEqual([400, 400, 200, 200]);
});

test('a page over the cap is refused as such, never cut', async () => {
  const { ask } = await start();
  for (const n of [101, 2_000_000_000, 0, -1]) {
    const refused = await ask(nested, { n, m: 1 });
    expect([codes(refused), refused.body.data]).toEqual([['BAD_USER_INPUT'], null]);
    expect(refused.body.errors?.[0]?.message).toContain('from 1 to 100');
  }
});

test('an answer that is too large is refused, asked before or not', async () => {
  const { ask } = await start({ maxResultBytes: everyRole(60) });
  for (let n = 0; n < 2; n += 1) {
    const refused = await ask('{ books { nodes { slug title genre } } }');
    expect([refused.body.data, codes(refused)]).toEqual([null, ['RESULT_TOO_LARGE']]);
    expect((await ask('{ books { totalCount } }')).body.errors).toBeUndefined();
  }
});

test('more than can be done is turned away with when to come again, and the rest is answered', async () => {
  const { send, ask, sent } = await start(
    { maxRunning: 1, maxQueued: 1, queueTimeoutMs: 60_000, responseCacheBytes: 0 },
    1000,
  );
  await ask(nested);
  const slow = '{ slow { nodes { slug } } }';
  const under = send({ query: slow });
  await until(() => sent().slow === 1);
  const waiting = ask(nested, { n: 1 });
  await new Promise((done) => setTimeout(done, 100));
  const refused = await ask(nested, { n: 2 });
  expect([refused.status, codes(refused), refused.headers.get('retry-after')]).toEqual([
    503,
    ['OVERLOADED'],
    '1',
  ]);
  expect(codes(await under)).toEqual(['TIMEOUT']);
  expect((await waiting).body.errors).toBeUndefined();
});

test.each([
  ['aliases', `{ ${Array.from({ length: 201 }, (_, n) => `a${n}: hello`).join(' ')} }`],
  [
    'aliases',
    `{ ${'...F '.repeat(5)} } fragment F on Query { ${Array.from({ length: 50 }, (_, n) => `a${n}: hello`).join(' ')} }`,
  ],
  ['directives', `{ hello ${'@skip(if: false) '.repeat(101)} }`],
])('too many %s are refused before anything is executed', async (what, query) => {
  const { ask } = await serve();
  const refused = await ask(query);
  expect(codes(refused)).toContain('QUERY_TOO_COMPLEX');
  expect(
    refused.body.errors?.some(({ message }) => message.includes(`more than`) && message.includes(what)),
  ).toBe(true);
  expect(refused.body.data).toBeUndefined();
});

test('the limit of tokens is the one that is set', async () => {
  const { ask } = await serve({ config: { documents: { ...openSettings.documents, tokens: 100 } } });
  expect((await ask(`{ ${'hello '.repeat(90)} }`)).body.errors).toBeUndefined();
  expect(codes(await ask(`{ ${'hello '.repeat(100)} }`))).toEqual(['GRAPHQL_PARSE_FAILED']);
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((done) => setTimeout(done, 10));
}
