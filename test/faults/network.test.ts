import { openDriver } from '@rolegraph/managed-neo4j/connect';
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { model } from '../../schema/index.ts';
import { graphParts, seedArticle } from '../http/article.ts';
import { codes, operations, serve } from '../http/support.ts';
import { testNeo4j } from '../support/neo4j.ts';
import { badNetwork } from '../support/proxy.ts';
import { publishAs } from '../support/publish.ts';

vi.setConfig({ testTimeout: 60_000 });

const neo4j = await testNeo4j({ model });
const network = await badNetwork(neo4j.uri);
beforeAll(() => seedArticle(neo4j));

async function server(timeout?: number, config = {}) {
  const driver = openDriver({ ...neo4j, uri: network.uri });
  onTestFinished(() => driver.close());
  return serve({ ...(await graphParts({ ...neo4j, driver }, timeout)), config });
}

const question = { query: '{ role(slug: "ai-engineer") { name } }' };
const answer = { data: { role: { name: 'AI Engineer' } } };

test('a slow network makes answers late and nothing else', async () => {
  const { send } = await server();
  network.delay = 300;
  onTestFinished(() => {
    network.delay = 0;
  });
  const heard = await Promise.all(Array.from({ length: 20 }, () => send(question)));
  for (const { body } of heard) expect(body).toEqual(answer);
});

test('a network that goes silent: questions are given up in time, and answered again when it is back', async () => {
  const { send } = await server(500);
  expect((await send(question)).body).toEqual(answer);
  network.silent = true;
  onTestFinished(() => {
    network.silent = false;
  });
  expect(codes(await send(question))).toEqual(['TIMEOUT']);
  network.silent = false;
  expect((await send(question)).body).toEqual(answer);
});

test('connections that break in mid-load are made anew: reading is tried again', async () => {
  const { send } = await server();
  let over = false;
  let answered = 0;
  const failed: unknown[] = [];
  const asking = Array.from({ length: 6 }, async () => {
    while (!over) {
      failed.push(...codes(await send(question)));
      answered += 1;
    }
  });
  for (let n = 0; n < 3; n += 1) {
    const before = answered;
    await vi.waitUntil(() => answered > before + 50, { timeout: 20_000 });
    network.cut();
    network.mend();
  }
  over = true;
  await Promise.all(asking);
  expect(failed).toEqual([]);
});

test('two servers on one Neo4j give the same answers, and what one publishes the other gives at once', async () => {
  const config = operations({ responseCacheBytes: 1_000_000 });
  const [one, other] = [await server(undefined, config), await server(undefined, config)];
  for (let n = 0; n < 2; n += 1) {
    expect((await one.send(question)).body).toEqual(answer);
    expect((await other.send(question)).body).toEqual(answer);
  }
  await publishAs(neo4j, 'article', 'article_9');
  for (const { send } of [one, other]) expect((await send(question)).body.data).toEqual({ role: null });
  await publishAs(neo4j, 'article', 'article_1');
  for (const { send } of [one, other]) expect((await send(question)).body).toEqual(answer);
});
