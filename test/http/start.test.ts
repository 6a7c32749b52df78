import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { testNeo4j } from '../support/neo4j.ts';
import { startProduct as start } from '../support/product.ts';

const neo4j = await testNeo4j();
const ownNeo4j = { NEO4J_URI: neo4j.uri, NEO4J_USERNAME: neo4j.username, NEO4J_PASSWORD: neo4j.password };

vi.setConfig({ testTimeout: 60_000 });

async function rolesFrom(url: string): Promise<number> {
  const response = await fetch(`${url}/graphql?query={roles{totalCount}}`);
  const { data } = (await response.json()) as { data: { roles: { totalCount: number } } };
  return data.roles.totalCount;
}

test('it fills an outside Neo4j, answers, ends in order when asked to, and finds everything there the next time, after it was killed too', async () => {
  const first = start(ownNeo4j);
  expect(await rolesFrom(await first.ready())).toBe(4);
  expect(first.output()).toContain('Published release article_1');
  first.child.kill('SIGTERM');
  expect((await first.ended).code).toBe(0);

  const second = start(ownNeo4j);
  expect(await rolesFrom(await second.ready())).toBe(4);
  expect(second.output()).toContain('Seeds are unchanged: release article_1');
  second.child.kill('SIGKILL');
  await second.ended;

  expect(await rolesFrom(await start(ownNeo4j).ready())).toBe(4);
});

test('asked to end while it is still starting, it ends in order', async () => {
  const port = await freePort();
  const { child, ended, output } = start({ ...ownNeo4j, PORT: String(port) });
  const health = () =>
    fetch(`http://127.0.0.1:${port}/health`).then(
      ({ ok }) => ok,
      () => false,
    );
  await vi.waitUntil(health, { timeout: 50_000, interval: 10 });
  child.kill('SIGTERM');
  expect((await ended).code).toBe(0);
  expect(output()).not.toContain('Ready');
});

test.each([
  [
    'bad settings',
    { PORT: 'abc', LOG_LEVEL: 'loud' },
    /PORT "abc" is not right.*\nLOG_LEVEL "loud" is not right/,
  ],
  ['a Neo4j that is not there', { ...ownNeo4j, NEO4J_URI: 'bolt://127.0.0.1:1' }, /No Neo4j answers at bolt/],
  [
    'a wrong password',
    { ...ownNeo4j, NEO4J_PASSWORD: 'wrong-password' },
    /Check NEO4J_USERNAME and NEO4J_PASSWORD/,
  ],
])('%s: one message without a stack, exit code 1', async (_, environment, message) => {
  const { code, output } = await start(environment).ended;
  expect(code).toBe(1);
  expect(output).toMatch(/^RoleGraph cannot start\.$/m);
  expect(output).toMatch(message);
  expect(output).not.toMatch(/^\s+at /m);
});

test('a port that is taken is said before anything is started', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void other.close());
  await once(other, 'listening');
  const { code, output } = await start({ ...ownNeo4j, PORT: String(portOf(other)) }).ended;
  expect(code).toBe(1);
  expect(output).toBe(
    `RoleGraph cannot start.\nPort ${portOf(other)} on 127.0.0.1 is taken by another program. Set PORT to another one (0 takes any free one).\n`,
  );
});

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = portOf(server);
  server.close();
  return port;
}
