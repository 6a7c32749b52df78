import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { beforeAll, describe, expect, test } from 'vitest';
import { model } from '../../schema/index.ts';
import { graphParts, seedArticle } from '../http/article.ts';
import { codes, serve } from '../http/support.ts';
import { testNeo4j } from '../support/neo4j.ts';
import { expectDecent } from './decency.ts';
import { forgedTokens, hostileTexts, oddNumbers } from './hostile.ts';

const neo4j = await testNeo4j({ model });

let parts: Awaited<ReturnType<typeof graphParts>>;

beforeAll(async () => {
  await seedArticle(neo4j);
  parts = await graphParts(neo4j, 30_000);
});

const start = (config = {}) => serve({ ...parts, config: { maxBodyBytes: 256 * 1024, ...config } });
const many = (count: number, text: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => text(n)).join(' ');

/** Relationships that lead on and on. */
const deep = (levels: number): string =>
  levels === 0 ? '{ name }' : `{ skills { nodes { requiredBy { nodes ${deep(levels - 1)} } } } }`;
const deepFilter = (levels: number): string =>
  levels === 0 ? '{slug: {eq: "x"}}' : `{or: [${deepFilter(levels - 1)}]}`;

describe('what asks for too much is refused before anything is read', () => {
  test.each<[string, string, string[]]>([
    [
      'an alias bomb of root fields',
      `{ ${many(300, (n) => `a${n}: roles { totalCount }`)} }`,
      ['QUERY_TOO_COMPLEX'],
    ],
    [
      'an alias bomb of relationships',
      `{ role(slug: "ai-engineer") { ${many(150, (n) => `a${n}: skills { totalCount }`)} } }`,
      ['QUERY_TOO_COMPLEX'],
    ],
    ['relationships nested deeply', `{ roles { nodes ${deep(20)} } }`, ['QUERY_TOO_COMPLEX']],
    [
      'relationships nested a little, of large pages',
      `{ roles { nodes ${deep(3)} } }`,
      ['QUERY_TOO_COMPLEX'],
    ],
    [
      'fragments that double at each step',
      `{ ...F0 } ${many(20, (n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`)} fragment F20 on Query { roles { totalCount } }`,
      [],
    ],
    [
      'fragments that double with aliases',
      `{ ...F0 } ${many(20, (n) => `fragment F${n} on Query { a${n}: roles { totalCount } ...F${n + 1} ...F${n + 1} }`)} fragment F20 on Query { roles { totalCount } }`,
      [],
    ],
    [
      'circular fragments',
      '{ role(slug: "x") { ...A } } fragment A on Role { ...B } fragment B on Role { ...A }',
      ['GRAPHQL_VALIDATION_FAILED'],
    ],
    ['a fragment of itself', '{ ...A } fragment A on Query { ...A }', ['GRAPHQL_VALIDATION_FAILED']],
    [
      'a directive over and over',
      `{ roles ${'@skip(if: false) '.repeat(200)} { totalCount } }`,
      ['QUERY_TOO_COMPLEX'],
    ],
    ['a field over and over', `{ ${'roles { totalCount } '.repeat(2000)} }`, ['GRAPHQL_PARSE_FAILED']],
    [
      'introspection of introspection',
      `{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }`,
      ['GRAPHQL_VALIDATION_FAILED'],
    ],
    ['a filter in filters', `{ roles(filter: ${deepFilter(300)}) { totalCount } }`, ['QUERY_TOO_COMPLEX']],
    ['a page that is huge', '{ roles(first: 2147483647) { nodes { name } } }', ['BAD_USER_INPUT']],
  ])('%s', async (_, query, expected) => {
    const { ask } = await start();
    for (let n = 0; n < 2; n += 1) {
      const heard = await ask(query);
      expectDecent(heard, query);
      if (expected.length > 0) expect(expected).toContain(codes(heard)[0]);
    }
  });

  test('huge lists', async () => {
    const { ask } = await start();
    const ids = Array.from({ length: 20_000 }, (_, n) => `id${n}`);
    expect(codes(await ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids }))).toEqual([
      'BAD_USER_INPUT',
    ]);
    const inList = 'query ($s: [String!]) { roles(filter: {slug: {in: $s}}) { totalCount } }';
    expectDecent(await ask(inList, { s: ids }), 'in: 20,000 slugs');
    const or = Array.from({ length: 5000 }, () => ({ slug: { eq: 'x' } }));
    const filter = 'query ($f: RoleFilter) { roles(filter: $f) { totalCount } }';
    expect(codes(await ask(filter, { f: { or } }))).toEqual(['QUERY_TOO_COMPLEX']);
  });

  test('variables nested without end', async () => {
    const { url } = await start();
    const nested = `${'{"and":['.repeat(10_000)}${']}'.repeat(10_000)}`;
    const body = `{"query":"query ($f: RoleFilter) { roles(filter: $f) { totalCount } }","variables":{"f":${nested}}}`;
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expectDecent({ status: response.status, body: await response.json() }, 'nested variables');
  });

  test('several operations in one request', async () => {
    const { url } = await start();
    const body = JSON.stringify(Array.from({ length: 100 }, () => ({ query: '{ roles { totalCount } }' })));
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect(response.status).toBe(400);
  });
});

/** Every place of the schema where a client may put a text of their own. */
const positions: readonly [string, (text: string) => { query: string; variables?: object }][] = [
  ['a slug', (s) => ({ query: 'query ($s: String!) { role(slug: $s) { name } }', variables: { s } })],
  ['a slug in the document', (s) => ({ query: `{ role(slug: ${JSON.stringify(s)}) { name } }` })],
  [
    'a reference',
    (s) => ({ query: 'query ($s: String!) { skillGap(from: $s, to: $s) { coverage } }', variables: { s } }),
  ],
  [
    'references',
    (s) => ({
      query: 'query ($s: [String!]!) { compareRoles(roles: $s) { jaccard } }',
      variables: { s: [s, s] },
    }),
  ],
  [
    'a search',
    (s) => ({ query: 'query ($s: String!) { search(text: $s) { nodes { slug } } }', variables: { s } }),
  ],
  ['a prefix', (s) => ({ query: 'query ($s: String!) { suggest(prefix: $s) { text } }', variables: { s } })],
  ['an id', (s) => ({ query: 'query ($s: ID!) { node(id: $s) { id } }', variables: { s } })],
  ['ids', (s) => ({ query: 'query ($s: [ID!]!) { nodes(ids: $s) { id } }', variables: { s: [s, s] } })],
  [
    'a cursor',
    (s) => ({ query: 'query ($s: String) { roles(after: $s) { nodes { name } } }', variables: { s } }),
  ],
  [
    'a cursor backwards',
    (s) => ({
      query: 'query ($s: String) { roles(last: 2, before: $s) { nodes { name } } }',
      variables: { s },
    }),
  ],
  [
    'the name of an operation',
    (s) => ({ query: 'query A { roles { totalCount } }', operationName: s }) as { query: string },
  ],
  ['the id of an operation', (s) => ({ documentId: s }) as unknown as { query: string }],
  ['an unknown variable', (s) => ({ query: '{ roles { totalCount } }', variables: { [s]: s } })],
  ...['eq', 'contains', 'startsWith', 'endsWith', 'gt', 'lt'].map(
    (comparison): (typeof positions)[number] => [
      `a filter by ${comparison}`,
      (s) => ({
        query: `query ($s: String) { roles(filter: {name: {${comparison}: $s}}) { totalCount } }`,
        variables: { s },
      }),
    ],
  ),
];

test.each(positions)('nothing can be smuggled in as %s, asked before or not', async (_, make) => {
  const { send } = await start();
  const before = await count();
  for (const text of [...hostileTexts, ...forgedTokens]) {
    const question = make(text);
    const [first, second] = [await send(question), await send(question)];
    expectDecent(first, question);
    expect([second.status, withoutIds(second.body)]).toEqual([first.status, withoutIds(first.body)]);
  }
  expect(await count()).toEqual(before);
});

test('odd numbers are refused or answered, never a fault', async () => {
  const { ask } = await start();
  for (const number of oddNumbers) {
    expectDecent(await ask(`{ roles(first: ${number}) { nodes { name } } }`), number);
    expectDecent(await ask('query ($n: Int) { roles(first: $n) { nodes { name } } }', { n: number }), number);
  }
});

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', '__defineGetter__'])(
  'names of prototypes are names like others: %s',
  async (name) => {
    const { ask } = await start();
    const query = `{ role(slug: "ai-engineer") { ${name}: name } ${name}: role(slug: "ai-engineer") { name } }`;
    if (!name.startsWith('__')) {
      const { body } = await ask(query);
      expect(Object.entries(body.data ?? {})).toEqual([
        ['role', { [name]: 'AI Engineer' }],
        [name, { name: 'AI Engineer' }],
      ]);
    }
    expectDecent(await ask(query), query);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  },
);

test.each([
  ['a header that is too long', { 'x-request-id': 'x'.repeat(10_000) }, 200],
  ['a request id that would break the log', { 'x-request-id': 'a b' }, 200],
  [
    'more headers than fit',
    Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`x-${n}`, 'y'.repeat(500)])),
    431,
  ],
])('%s', async (_, headers, status) => {
  const { url } = await start();
  const response = await fetch(`${url}/graphql?query={roles{totalCount}}`, {
    headers: headers as Record<string, string>,
  });
  expect(response.status).toBe(status);
  if (status === 200) expect(response.headers.get('x-request-id')).toMatch(/^[\w-]{1,64}$/);
});

test.each(['PUT', 'DELETE', 'PATCH', 'TRACE'])('%s is no way to ask', async (method) => {
  const { url } = await start();
  const status = await new Promise<number | undefined>((done) => {
    httpRequest(`${url}/graphql`, { method }, (response) => done(response.resume().statusCode)).end();
  });
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
});

test('bytes that are no HTTP are refused, and the next client is answered', async () => {
  const { url, ask } = await start();
  for (const bytes of [
    '\u0000\u0001\u0002',
    'GET /graphql HTTP/9.9\r\n\r\n',
    'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /metrics HTTP/1.1\r\n\r\n',
  ]) {
    const heard = await new Promise<string>((done) => {
      const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.end(bytes));
      let text = '';
      socket.on('data', (data) => (text += data));
      socket.on('error', () => done(text));
      socket.on('close', () => done(text));
    });
    expect(heard).toMatch(/^HTTP\/1\.1 400/);
  }
  expect((await ask('{ roles { totalCount } }')).status).toBe(200);
});

test('a mutation cannot come by GET, and a subscription is none of ours', async () => {
  const { url, ask } = await start();
  const response = await fetch(`${url}/graphql?query=${encodeURIComponent('mutation { x }')}`);
  expect([400, 405]).toContain(response.status);
  expectDecent(await ask('subscription { x }'), 'subscription');
});

const withoutIds = (body: object) => JSON.stringify(body).replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID');

async function count(): Promise<unknown> {
  const { records } = await neo4j.driver.executeQuery(
    'MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n) AS n, count(r) AS r',
  );
  return records[0]?.toObject();
}
