import { once } from 'node:events';
import { createServer as createHttpServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createServer, type ServerParts } from '../../src/http/server.ts';
import { createLog } from '../../src/log.ts';
import { articleNeo4j } from '../support/neo4j.ts';
import { graphParts } from './article.ts';

const neo4j = await articleNeo4j();
const logged: string[] = [];
const log = createLog({ logLevel: 'info', logFormat: 'json' }, { write: (line) => logged.push(line) });

let parts: Awaited<ReturnType<typeof graphParts>>;

beforeAll(async () => {
  parts = await graphParts(neo4j);
});

const closing: (() => void)[] = [];
afterAll(() => {
  for (const close of closing) close();
});

async function start(changed: Partial<ServerParts> = {}): Promise<string> {
  const { listener } = createServer({ ...parts, log, ...changed });
  const server = createHttpServer(listener).listen(0, '127.0.0.1');
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}

interface Heard {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

async function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Heard> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const headersOfOne = new Set(['date', 'keep-alive', 'connection', 'x-request-id']);
  const kept = [...response.headers].filter(([name]) => !headersOfOne.has(name));
  return { status: response.status, headers: Object.fromEntries(kept), text: await response.text() };
}

/** Request ids differ from one request to the next. */
const withoutIds = ({ text, ...heard }: Heard) => ({
  ...heard,
  text: text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID'),
});

const frameworks = `query Shared($roles: [String!]!) { frameworksSharedBy(roles: $roles, first: 3) { totalCount nodes { slug name } } }`;

describe('A question that was asked before gets the very same bytes and headers', () => {
  test.each<[string, object]>([
    [
      'with an answer',
      { query: frameworks, variables: { roles: ['ai-engineer', 'machine-learning-engineer'] } },
    ],
    ['without variables', { query: '{ role(slug: "ai-engineer") { name } }' }],
    ['whose node is not there', { query: '{ role(slug: "nobody") { name } }', variables: null }],
    ['with an unknown reference', { query: frameworks, variables: { roles: ['ai-engineeer'] } }],
    [
      'with one good and one bad root field',
      {
        query: `query ($a: [String!]!, $b: [String!]!) { good: frameworksSharedBy(roles: $a) { totalCount } bad: frameworksSharedBy(roles: $b) { totalCount } }`,
        variables: { a: ['ai-engineer'], b: ['nobody'] },
      },
    ],
    [
      'with a name for its operation',
      {
        query: `query A { role(slug: "ai-engineer") { name } } query B { role(slug: "ai-engineer") { slug } }`,
        operationName: 'B',
      },
    ],
    [
      'with odd characters',
      { query: 'query ($s: String!) { role(slug: $s) { name } }', variables: { s: '\u2028𝄞"\\' } },
    ],
  ])('%s', async (_, body) => {
    const url = await start();
    const first = await post(url, body);
    expect(withoutIds(await post(url, body))).toEqual(withoutIds(first));
    expect(first.headers['content-type']).toBe('application/json; charset=utf-8');
  });
});

describe('A question that was asked before is refused as it always is', () => {
  test.each<[string, unknown, Record<string, string>]>([
    ['when a variable is missing', { query: frameworks }, {}],
    ['when a variable is of a wrong type', { query: frameworks, variables: { roles: 5 } }, {}],
    ['when the variables are no object', { query: frameworks, variables: [1] }, {}],
    ['when the operation has another name', { query: frameworks, operationName: 'Other' }, {}],
    ['when the body is no JSON', '{"query": ', {}],
    ['when the body is too long', { query: frameworks, variables: { roles: ['x'.repeat(30_000)] } }, {}],
    ['when the content is of another type', { query: frameworks }, { 'content-type': 'text/plain' }],
  ])('%s', async (_, body, headers) => {
    const fresh = await post(await start(), body, headers);
    const url = await start();
    await post(url, { query: frameworks, variables: { roles: ['ai-engineer'] } });
    expect(withoutIds(await post(url, body, headers))).toEqual(withoutIds(fresh));
    expect(fresh.text.includes('errors') || fresh.status === 415).toBe(true);
  });
});

test('A client that wants the newer content type gets it, asked before or not', async () => {
  const url = await start();
  const body = { query: '{ role(slug: "ai-engineer") { name } }' };
  await post(url, body);
  const { headers } = await post(url, body, { accept: 'application/graphql-response+json' });
  expect(headers['content-type']).toBe('application/graphql-response+json; charset=utf-8');
});

test('Pages of the allowed origins, and no others, may read answers, asked before or not', async () => {
  const url = await start({ config: { corsOrigins: ['http://a.example'], maxBodyBytes: 20_000 } });
  const body = { query: '{ role(slug: "ai-engineer") { name } }' };
  for (const origin of ['http://a.example', 'http://b.example']) {
    const first = await post(url, body, { origin });
    expect(await post(url, body, { origin })).toEqual(first);
    expect(first.headers.vary).toBe('Origin');
    expect(first.headers['access-control-allow-origin']).toBe(
      origin === 'http://a.example' ? origin : undefined,
    );
  }
});

test('A fault of ours is masked, asked before or not, and the log has it under the id that the caller gave', async () => {
  let broken = false;
  const url = await start({
    context: (caller) => {
      if (broken) throw new Error('secret');
      return parts.context(caller);
    },
  });
  const body = { query: '{ role(slug: "ai-engineer") { name } }' };
  await post(url, body);
  broken = true;
  const { text } = await post(url, body, { 'x-request-id': 'mine-1' });
  expect(text).not.toContain('secret');
  expect(text).toContain('INTERNAL_SERVER_ERROR');
});

test('A client that leaves in mid-answer does not disturb others', async () => {
  const url = await start();
  const body = JSON.stringify({ query: '{ roles { nodes { name frameworks { totalCount } } } }' });
  await post(url, body);
  await new Promise<void>((done) => {
    const request = httpRequest(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
    });
    request.on('error', () => done());
    request.end(body, () => setTimeout(() => request.destroy(new Error('gone')), 2));
  });
  logged.length = 0;
  const { status, text } = await post(url, body);
  expect(status).toBe(200);
  expect(text).toContain('AI Engineer');
  expect(logged).toEqual([]);
});
