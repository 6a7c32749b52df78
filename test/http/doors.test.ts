import { expect, test } from 'vitest';
import { createApiKey, parseApiKey } from '../../src/auth/index.ts';
import { Metrics } from '../../src/telemetry/index.ts';
import { sendRaw } from '../support/raw-http.ts';
import { serve } from './support.ts';

// Not a unit test: the explorer's page is built, in another process, where its sources have changed.

const reader = createApiKey('web', 'reader');
const admin = createApiKey('ops', 'admin');

const identities = {
  'no key': '',
  'an empty key': 'x-api-key: \r\n',
  'a wrong key': 'x-api-key: rg_wrong\r\n',
  'a wrong token': 'authorization: Bearer x.y.z\r\n',
  'the key of a reader': `x-api-key: ${reader.key}\r\n`,
  'the key of an administrator': `authorization: Bearer ${admin.key}\r\n`,
};
const isIdentified = (identity: string) => identity.startsWith('the key');

const routes = ['/graphql', '/metrics', '/', '/health', '/ready', '/assets/index.js', '/nothing'];

/** Other ways to write a path: some name the same resource to some programs, and must name none here. */
const spellings: readonly ((path: string) => string)[] = [
  (path) => `/assets/..${path}`,
  (path) => `/assets/%2e%2e${path}`,
  (path) => `/assets/.%2E${path}`,
  (path) => `/assets/%2e%2e%2f${path.slice(1)}`,
  (path) => `/assets/..%2f${path.slice(1)}`,
  (path) => `/assets\\..\\${path.slice(1)}`,
  (path) => `/assets/..;${path}`,
  (path) => `/assets/%252e%252e${path}`,
  (path) => `/assets${path}`,
  (path) => `/health/..${path}`,
  (path) => `/health${path}`,
  (path) => `/.${path}`,
  (path) => `/%2e${path}`,
  (path) => `/${path}`,
  (path) => `${path}/`,
  (path) => `${path}/.`,
  (path) => `${path}/health`,
  (path) => `${path}?x=/health`,
  (path) => `/health?x=${path}`,
  (path) => `/ready?${path}`,
  (path) => `/assets/x?a=${path}`,
  (path) => `${path}#/assets/`,
  (path) => `/assets/#${path}`,
  (path) => `http://localhost${path}`,
  (path) => `HTTP://localhost/assets/..${path}`,
  (path) => `//localhost${path}`,
  (path) => `${path.slice(0, 2)}%${path.charCodeAt(2).toString(16)}${path.slice(3)}`,
  (path) => path.toUpperCase(),
  (path) => `${path}%00`,
  (path) => `${path}%20`,
  (path) => `${path};jsessionid=1`,
  (path) => `${path}\t`,
];

const openToAll = ['/', '/health', '/ready'];

const methods = ['GET', 'POST', 'HEAD'] as const;
const query = '{ hello }';
const body = JSON.stringify({ query });

/** Where a GET is to execute something, its operation stands in the address. */
function request(method: string, target: string, identity: string): string {
  const search = `query=${encodeURIComponent(query)}`;
  const address = method === 'POST' ? target : `${target}${target.includes('?') ? '&' : '?'}${search}`;
  const content =
    method === 'POST' ? `content-type: application/json\r\ncontent-length: ${body.length}\r\n` : '';
  return `${method} ${address} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n${identity}${content}\r\n${method === 'POST' ? body : ''}`;
}

async function closed() {
  const apiKeys = [reader, admin].flatMap(({ setting }) => parseApiKey(setting) ?? []);
  return serve({
    config: { identity: { apiKeys, tokens: undefined, anonymous: false } },
    metrics: new Metrics(),
  });
}

test.each(Object.entries(identities))(
  '%s gets data and metrics by no spelling of a path, and by no method',
  async (identity, header) => {
    const { url } = await closed();
    for (const route of routes) {
      for (const spell of spellings) {
        for (const method of methods) {
          const target = spell(route);
          const { status, body: given } = await sendRaw(url, request(method, target, header));
          const what = `${method} ${target}: ${status} ${given.slice(0, 60)}`;
          const [path = ''] = target.split('?');
          // A query changes nothing of which path it is.
          if (path === '/graphql' && isIdentified(identity)) {
            expect(status, what).toBe(200);
            continue;
          }
          if (path !== '/metrics' || !identity.includes('administrator'))
            expect(given, what).not.toMatch(/"hi"|rolegraph_/);
          if (openToAll.includes(path) && method !== 'POST') expect(status, what).toBe(200);
          else if (path !== '/metrics') expect([400, 401, 404, 405], what).toContain(status);
        }
      }
    }
  },
);

test.each(Object.entries(identities))(
  '%s: what each path gives, by each method',
  async (identity, header) => {
    const { url } = await closed();
    const [unknown, metrics] = isIdentified(identity)
      ? [404, identity.includes('administrator') ? 200 : 403]
      : [401, 401];
    const graphql = isIdentified(identity) ? 200 : 401;
    const expected: Readonly<Record<string, readonly number[]>> = {
      '/graphql': [graphql, graphql, graphql],
      '/metrics': [metrics, metrics === 200 ? 405 : metrics, metrics],
      '/health': [200, unknown, 200],
      '/ready': [200, unknown, 200],
      '/': [200, unknown, 200],
      '/assets/missing.js': [unknown, unknown, unknown],
      '/nothing': [unknown, unknown, unknown],
    };
    for (const [route, statuses] of Object.entries(expected)) {
      for (const [index, method] of methods.entries()) {
        const { status } = await sendRaw(url, request(method, route, header));
        expect(status, `${method} ${route}`).toBe(statuses[index]);
      }
    }
  },
);
