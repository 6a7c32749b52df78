import { expect, test } from 'vitest';
import { startServer } from './fixture.ts';

const hello = { hello: () => 'hi' };
const tooLong = JSON.stringify({ query: `{ hello ${' '.repeat(2000)} }` });

test.each([
  ['announced', tooLong],
  [
    'not announced',
    new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(tooLong));
        controller.close();
      },
    }),
  ],
])('a body beyond the limit is refused with 413, its length %s', async (_, body) => {
  const { url } = await startServer(hello);
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    duplex: 'half',
  } as RequestInit);
  expect(response.status).toBe(413);
  expect(await response.json()).toMatchObject({
    errors: [
      {
        message: expect.stringContaining('larger than this server takes'),
        extensions: { code: 'REQUEST_ENTITY_TOO_LARGE' },
      },
    ],
  });
});

test.each([
  ['a body that is not JSON', 415, '/graphql', { method: 'POST', body: '{ hello }' }, 'application/json'],
  [
    'an answer in another format',
    406,
    '/graphql?query={hello}',
    { headers: { accept: 'image/png' } },
    'JSON',
  ],
  ['another path', 404, '/graphq', {}, 'Questions go to /graphql'],
])('%s is refused with %i and a word on what would be right', async (_, status, path, request, right) => {
  const { url } = await startServer(hello);
  const response = await fetch(`${url}${path}`, request);
  expect(response.status).toBe(status);
  expect(await response.json()).toEqual({
    errors: [{ message: expect.stringContaining(right), extensions: { code: 'BAD_REQUEST' } }],
  });
});

test('several operations in one request are refused', async () => {
  const { url } = await startServer(hello);
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify([{ query: '{ hello }' }, { query: '{ hello }' }]),
  });
  expect(response.status).toBe(400);
});

test.each([
  ['variables', 'query={hello}&variables={'],
  ['extensions', 'query={hello}&extensions=[1'],
])('an address whose %s are no JSON is refused with 400', async (_, search) => {
  const { url, logged } = await startServer(hello);
  const response = await fetch(`${url}/graphql?${search}`);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  expect(logged).toEqual([]);
});

test('a body that is no JSON is refused with 400, without the words of a parser', async () => {
  const { url } = await startServer(hello);
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"query": ',
  });
  expect(response.status).toBe(400);
  expect((await response.json()).errors).toEqual([
    { message: expect.stringContaining('no valid JSON'), extensions: { code: 'BAD_REQUEST' } },
  ]);
});

const roomy = { config: { corsOrigins: [], maxBodyBytes: 1_000_000 } };

test.each([
  ['of selections', `${'{ hello '.repeat(5000)}${'}'.repeat(5000)}`],
  ['of lists, within the limit of tokens', `{ hello(count: ${'['.repeat(2490)}${']'.repeat(2490)}) }`],
  ['of lists that never close', `{ hello(count: ${'['.repeat(4900)}`],
])('a document of thousands of levels is refused with 400: levels %s', async (_, query) => {
  const { url, logged } = await startServer(hello, roomy);
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query }),
  });
  const { errors } = await response.json();
  // Depending on how warm the parser is, what it can just read is found invalid instead.
  expect(errors[0].extensions.code).toMatch(/^GRAPHQL_(PARSE|VALIDATION)_FAILED$/);
  expect(response.status).toBe(400);
  expect(logged).toEqual([]);
});

test('what nests deeper than the stack goes is a fault of the question and not logged', async () => {
  const { url, logged } = await startServer({ hello: () => nest(100_000) && 'hi' }, roomy);
  const response = await fetch(`${url}/graphql?query={hello}`);
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  expect(logged).toEqual([]);
});

/** Calls itself so often that the stack does not suffice. */
function nest(levels: number): number {
  return levels === 0 ? 0 : 1 + nest(levels - 1);
}

const preflight = (url: string, origin: string) =>
  fetch(`${url}/graphql`, {
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': 'POST' },
  });
const corsHeaders = (response: Response) =>
  [...response.headers.keys()].filter((name) => name.startsWith('access-control-'));

test('pages of other origins are not let in by default', async () => {
  const { url } = await startServer(hello);
  const answer = await fetch(`${url}/graphql?query={hello}`, { headers: { origin: 'https://a.example' } });
  expect(corsHeaders(answer)).toEqual([]);
  expect(corsHeaders(await preflight(url, 'https://a.example'))).toEqual([]);
});

test('only the origins of the settings are let in, without cookies', async () => {
  const config = { corsOrigins: ['https://a.example'], maxBodyBytes: 2000 };
  const { url } = await startServer(hello, { config });
  const allowed = await preflight(url, 'https://a.example');
  expect(allowed.status).toBe(204);
  expect(allowed.headers.get('access-control-allow-origin')).toBe('https://a.example');
  expect(allowed.headers.get('access-control-allow-credentials')).toBeNull();
  expect(corsHeaders(await preflight(url, 'https://b.example'))).toEqual([]);

  const answer = await fetch(`${url}/graphql?query={hello}`, { headers: { origin: 'https://a.example' } });
  expect(answer.headers.get('access-control-allow-origin')).toBe('https://a.example');
  expect(answer.headers.get('vary')).toContain('Origin');
});

test('* lets every origin in', async () => {
  const { url } = await startServer(hello, { config: { corsOrigins: ['*'], maxBodyBytes: 2000 } });
  const allowed = await preflight(url, 'https://b.example');
  expect(allowed.headers.get('access-control-allow-origin')).toBe('https://b.example');
});

test.each([
  ['an alias', (name: string) => `{ ${name}: hello }`],
  ['an operation', (name: string) => `query ${name} { hello }`],
  ['a fragment', (name: string) => `{ ...${name} } fragment ${name} on Query { hello }`],
  ['a variable', (name: string) => `query ($${name}: Int) { hello(count: $${name}) }`],
])(
  'the name of %s may have 256 letters, and is refused with its length and the limit beyond',
  async (_, of) => {
    const { ask } = await startServer(hello, roomy);
    expect((await ask(of('a'.repeat(256)))).body.errors).toBeUndefined();
    const { status, body } = await ask(of('a'.repeat(257)));
    expect(status).toBe(200);
    expect(body.errors?.[0]).toMatchObject({
      message: expect.stringMatching(/has 257 letters; names may have 256/),
      extensions: { code: 'GRAPHQL_PARSE_FAILED' },
    });
  },
);

test('the schema can be asked for by tools, and not many times over in one document', async () => {
  const { url } = await startServer(hello);
  const ask = async (query: string) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    return (await response.json()) as { errors?: readonly { extensions: { code: string } }[] };
  };
  const times = (count: number, text: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => text(index)).join(' ');
  expect(await ask('{ __schema { types { name fields { name type { name } } } } }')).not.toHaveProperty(
    'errors',
  );
  expect(
    await ask(`{ ${times(5, (index) => `s${index}: __schema { types { name } }`)} }`),
  ).not.toHaveProperty('errors');
  for (const query of [
    `{ ${times(6, (index) => `s${index}: __schema { types { name } }`)} }`,
    `{ __schema { ...Types } } fragment Types on __Schema { ${times(6, (index) => `t${index}: types { name }`)} }`,
  ])
    expect(await ask(query)).toMatchObject({ errors: [{ extensions: { code: 'QUERY_TOO_COMPLEX' } }] });
});
