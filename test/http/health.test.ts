import { openDriver } from '@rolegraph/managed-neo4j/connect';
import { expect, onTestFinished, test, vi } from 'vitest';
import { graphReadiness } from '../../src/http/lifecycle/graph-readiness.ts';
import { testNeo4j } from '../support/neo4j.ts';
import { graphParts, seedArticle } from './article.ts';
import { startServer } from './fixture.ts';

const neo4j = await testNeo4j();

const hello = { hello: () => 'hi' };

test('/health says that the process is there, whatever the state of the database', async () => {
  const { url } = await startServer(hello, { readiness: async () => ({ ready: false, reason: 'no Neo4j' }) });
  expect((await fetch(`${url}/health`)).status).toBe(200);
});

test('/ready is 503 until a release is published, then 200', async () => {
  await neo4j.wipe();
  const { url } = await startServer({}, await graphParts(neo4j));
  const before = await fetch(`${url}/ready`);
  expect([before.status, await before.json()]).toEqual([
    503,
    { status: 'not ready', reason: 'No release is published: run `npm run seed`.' },
  ]);
  expect(before.headers.get('cache-control')).toBe('no-store');

  await seedArticle(neo4j);
  await vi.waitFor(async () => {
    const after = await fetch(`${url}/ready`);
    expect([after.status, await after.json()]).toEqual([200, { status: 'ready' }]);
  }, 5000);
});

test('/ready is 503 where the default dataset is none of those that are there, and names them', async () => {
  await seedArticle(neo4j);
  const readiness = graphReadiness({ ...neo4j, dataset: 'elsewhere' }, () => false);
  const { url } = await startServer(hello, { readiness });
  const response = await fetch(`${url}/ready`);
  expect([response.status, await response.json()]).toEqual([
    503,
    {
      status: 'not ready',
      reason:
        'No release of the default dataset `elsewhere` is published. There is article: set DEFAULT_DATASET to one of them.',
    },
  ]);
});

test('/ready is 503 while Neo4j does not answer', async () => {
  const gone = openDriver({ ...neo4j, uri: 'bolt://127.0.0.1:1' });
  onTestFinished(() => gone.close());
  const { readiness } = await graphParts({ ...neo4j, driver: gone });
  const { url } = await startServer(hello, { readiness });
  const response = await fetch(`${url}/ready`);
  expect([response.status, await response.json()]).toEqual([
    503,
    { status: 'not ready', reason: 'Neo4j does not answer.' },
  ]);
});

test('/ready asked 150 times at once sends Neo4j one statement, and one a second at most', async () => {
  await seedArticle(neo4j);
  let statements = 0;
  const driver = openDriver(neo4j);
  onTestFinished(() => driver.close());
  const session = driver.session.bind(driver);
  driver.session = (...given) => {
    statements += 1;
    return session(...given);
  };
  const readiness = graphReadiness({ ...neo4j, driver, dataset: 'article' }, () => false);
  const { url } = await startServer(hello, { readiness });
  const start = performance.now();
  for (let round = 0; round < 3; round += 1) {
    const answers = await Promise.all(Array.from({ length: 50 }, () => fetch(`${url}/ready`)));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
  }
  expect(statements).toBeLessThanOrEqual(1 + Math.floor((performance.now() - start) / 1000));
});

test('/ready is 200 while every connection that operations may use is taken', async () => {
  await seedArticle(neo4j);
  const busy = openDriver(neo4j);
  onTestFinished(() => busy.close());
  const sessions = Array.from({ length: 50 }, () => busy.session());
  onTestFinished(async () => void (await Promise.all(sessions.map((session) => session.close()))));
  await Promise.all(sessions.map((session) => session.beginTransaction().run('RETURN 1')));
  const own = () => openDriver(neo4j);
  const readiness = graphReadiness(
    { ...neo4j, driver: busy, openDriver: own, dataset: 'article' },
    () => false,
  );
  const { url } = await startServer(hello, { readiness });
  expect((await fetch(`${url}/ready`)).status).toBe(200);
});

test('/ready is 503 as soon as the end has begun', async () => {
  const readiness = graphReadiness({ ...neo4j, dataset: 'article' }, () => true);
  const { url } = await startServer(hello, { readiness });
  expect((await fetch(`${url}/ready`)).status).toBe(503);
});

test('a browser that opens the server gets the explorer', async () => {
  const { url } = await startServer(hello);
  const response = await fetch(url, { headers: { accept: 'text/html' }, redirect: 'manual' });
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(await response.text()).toContain('RoleGraph');
});

test('an unknown path is 404', async () => {
  const { url } = await startServer(hello);
  expect((await fetch(`${url}/nope`, { headers: { accept: 'text/html' } })).status).toBe(404);
});
