import type { Server } from 'node:http';
import { openDriver } from '@rolegraph/managed-neo4j/connect';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { codes } from '../http/support.ts';
import { testNeo4j } from '../support/neo4j.ts';
import { badNetwork } from '../support/proxy.ts';
import { publishAs } from '../support/publish.ts';
import { libraryServers } from './library-server.ts';

const neo4j = await testNeo4j();
const { run, start } = await libraryServers(neo4j);
const network = await badNetwork(neo4j.uri);

/** As another process does it. */
const publish = (release: string) => publishAs(neo4j, 'town', release);

/** What was sent but for looking up which releases are current. */
function read({ releases: _, ...others }: Record<string, number>) {
  return others;
}

await run("CREATE (:Author:Thing {release: 'town_2', slug: 'eve', title: 'Eve'})");
beforeEach(() => publish('town_1'));

const authors = 'query Authors($first: Int) { authors(first: $first) { nodes { title } } }';
const titles = (body: object) => JSON.stringify(body).match(/"title":"(\w+)"/g)?.length;

test('an answer is given again without asking Neo4j for more than which release is current', async () => {
  const { ask, sent } = await start();
  const first = await ask(authors);
  expect(read(sent())).toEqual({ 'list authors': 1 });
  expect(await ask(authors)).toMatchObject({ status: 200, body: first.body });
  expect(read(sent())).toEqual({});
});

test('as long as the answer is asked for, others may ask without sending Neo4j anything', async () => {
  const { ask, sent } = await start();
  await ask(authors);
  sent();
  const asked = 300;
  for (let n = 0; n < asked; n += 1) await ask(authors);
  const { releases = 0, ...others } = sent();
  expect(others).toEqual({});
  expect(releases).toBeLessThan(asked / 2);
});

test('a release that another process publishes is seen by the very next question, there and back', async () => {
  const { ask } = await start();
  for (const [release, count] of [
    ['town_1', 3],
    ['town_2', 1],
    ['town_1', 3],
  ] as const) {
    await publish(release);
    for (let n = 0; n < 3; n += 1) expect(titles((await ask(authors)).body)).toBe(count);
  }
});

test('a publication is never overtaken by a cached answer, however many ask meanwhile', async () => {
  const { ask } = await start();
  await ask(authors);
  let over = false;
  const others = Array.from({ length: 6 }, async () => {
    while (!over) await ask(authors);
  });
  for (let n = 0; n < 10; n += 1) {
    const [release, count] = n % 2 === 0 ? ['town_2', 1] : ['town_1', 3];
    await publish(String(release));
    expect(titles((await ask(authors)).body)).toBe(count);
  }
  over = true;
  await Promise.all(others);
});

test('null and absent, and different values, are different questions', async () => {
  const { ask, sent } = await start();
  const given = [undefined, { first: null }, { first: 1 }, { first: 2 }, {}];
  const answers = [];
  for (const variables of given) answers.push(titles((await ask(authors, variables)).body));
  expect(answers).toEqual([3, 3, 1, 2, 3]);
  sent();
  const again = [];
  for (const variables of given) again.push(titles((await ask(authors, variables)).body));
  expect(again).toEqual(answers);
  expect(read(sent())).toEqual({});
});

test('two operations of one document are different questions', async () => {
  const { send } = await start();
  const query = 'query A { authors { totalCount } } query B { books { totalCount } }';
  for (let n = 0; n < 2; n += 1) {
    expect((await send({ query, operationName: 'A' })).body).toEqual({
      data: { authors: { totalCount: 3 } },
    });
    expect((await send({ query, operationName: 'B' })).body).toEqual({ data: { books: { totalCount: 3 } } });
    const odd = await send({ query, operationName: 'A {"first":1}' });
    expect(odd.body.data ?? null).toBeNull();
  }
});

test('errors and partial answers are not kept', async () => {
  const { ask, sent } = await start();
  const partial = '{ authors { totalCount } works(author: "zed") { letters } }';
  for (let n = 0; n < 2; n += 1) {
    const { body } = await ask(partial);
    expect(body.data).toEqual({ authors: { totalCount: 3 }, works: null });
    expect(read(sent())).toMatchObject({ 'list authors': 1, works: 1 });
  }
  await run("CREATE (:Author:Thing {release: 'town_1', slug: 'zed', title: 'Zed'})");
  expect((await ask(partial)).body.errors).toBeUndefined();
  await run("MATCH (n {slug: 'zed'}) DELETE n");
});

test('a statement that is ended by its time limit is no answer and not kept', async () => {
  const { ask } = await start({}, 300);
  for (let n = 0; n < 2; n += 1) {
    const heard = await ask('{ slow { nodes { slug } } }');
    expect([heard.body.data, codes(heard)]).toEqual([null, ['TIMEOUT']]);
  }
});

test('the same question asked by many at once is one statement', async () => {
  const driver = openDriver({ ...neo4j, uri: network.uri });
  onTestFinished(() => driver.close());
  const { ask, sent, server } = await start({}, 60_000, driver);
  const query = 'query Books($n: Int) { books(first: $n) { nodes { title } } }';
  // From then on the document is known.
  await ask(query, { n: 1 });
  sent();
  // No answer comes from Neo4j before all have asked.
  network.silent = true;
  const received = countReceived(server);
  const answers = Array.from({ length: 20 }, () => ask(query, { n: 2 }));
  await vi.waitUntil(() => received() === 20, { timeout: 20_000 });
  network.silent = false;
  const bodies = (await Promise.all(answers)).map(({ body }) => JSON.stringify(body));
  expect(new Set(bodies).size).toBe(1);
  expect(bodies[0]).toContain('"title":"Sky"');
  expect(read(sent())).toEqual({ 'list books': 1 });
});

test('one of those who wait together may go away without taking the answer from the others', async () => {
  const { send, sent, server } = await start({}, 1500);
  const question = { query: '{ slow { nodes { slug } } }' };
  const first = new AbortController();
  const gone = send(question, {}, { signal: first.signal }).catch(() => 'gone');
  await vi.waitUntil(() => sent().slow === 1, { timeout: 20_000 });
  const received = countReceived(server);
  const stays = send(question);
  await vi.waitUntil(() => received() === 1);
  first.abort();
  expect(await gone).toBe('gone');
  expect(codes(await stays)).toEqual(['TIMEOUT']);
});

/** How many requests a server has received from now on, and begun to work on. */
function countReceived(server: Server): () => number {
  let count = 0;
  const increment = () => {
    count += 1;
  };
  server.on('request', (request) => request.once('end', () => setImmediate(increment)));
  return () => count;
}

test('answers leave the memory when it is full, the least recently asked for first', async () => {
  const { ask, sent } = await start({ responseCacheBytes: 3000 });
  for (const first of [1, 2, 3, 4, 5, 6]) await ask(authors, { first });
  sent();
  await ask(authors, { first: 6 });
  expect(read(sent())).toEqual({});
  await ask(authors, { first: 1 });
  expect(read(sent())).toEqual({ 'list authors': 1 });
});

test('where nothing is kept, every question is asked', async () => {
  const { ask, sent } = await start({ responseCacheBytes: 0 });
  for (let n = 0; n < 2; n += 1) await ask(authors);
  expect(sent()).toEqual({ 'list authors': 2 });
});
