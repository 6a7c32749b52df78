import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { model } from '../../schema/index.ts';
import { testNeo4j } from '../support/neo4j.ts';
import { startProduct } from '../support/product.ts';

vi.setConfig({ testTimeout: 240_000 });

const neo4j = await testNeo4j({ model });
const environment = {
  NEO4J_URI: neo4j.uri,
  NEO4J_USERNAME: neo4j.username,
  NEO4J_PASSWORD: neo4j.password,
};
const scratch = await mkdtemp(join(tmpdir(), 'rolegraph-'));
afterAll(() => rm(scratch, { recursive: true, force: true }));

/** Files of a dataset `acme` whose one role tells the edition. */
async function edition(number: number): Promise<string> {
  const folder = join(scratch, `edition-${number}`);
  await cp(join(import.meta.dirname, '../import/fixtures/graph'), folder, { recursive: true });
  const roles = ['smith', 'old-smith'].map((slug) => JSON.stringify({ slug, name: `${slug} ${number}` }));
  await writeFile(join(folder, 'nodes/Role.jsonl'), `${roles.join('\n')}\n`);
  return folder;
}

/** Runs one of the product's commands as a process of its own, to its end. */
async function command(file: string, ...args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', `src/cli/${file}`, ...args], {
    env: { PATH: process.env.PATH, ...environment },
    stdio: 'ignore',
  });
  const [code] = await once(child, 'close');
  expect(code).toBe(0);
}

async function post(url: string, query: string) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as { data: Record<string, unknown> | null };
}

test('what another process imports is seen at once on all servers: nobody who asks later gets anything older', async () => {
  const servers = [startProduct(environment), startProduct(environment)];
  const urls = [];
  // One after the other, since the first loads the seeds.
  for (const server of servers) urls.push(await server.ready());

  interface Seen {
    readonly asked: number;
    readonly heard: number;
    readonly edition: number;
  }
  const seen: Seen[] = [];
  const lists: { readonly asked: number; readonly known: boolean }[] = [];
  const faults: unknown[] = [];
  let over = false;
  const readers = urls.flatMap((url) => [
    ...Array.from({ length: 2 }, async () => {
      while (!over) {
        const asked = performance.now();
        const { data } = await post(url, '{ role(slug: "acme/smith") { name } }');
        const { name = 'smith 0' } = (data?.role ?? {}) as { name?: string };
        seen.push({ asked, heard: performance.now(), edition: Number(name.split(' ')[1]) });
        if (data === null) faults.push(data);
      }
    }),
    (async () => {
      while (!over) {
        const asked = performance.now();
        const { data } = await post(url, '{ graphStatistics { datasets { dataset { slug } } } }');
        lists.push({ asked, known: JSON.stringify(data).includes('acme') });
      }
    })(),
  ]);

  const told: { readonly time: number; readonly edition: number }[] = [];
  const publish = async (edition: number, ...args: readonly [string, ...string[]]) => {
    await command(...args);
    told.push({ time: performance.now(), edition });
  };
  await publish(1, 'import.ts', 'graph', await edition(1));
  await publish(2, 'import.ts', 'graph', await edition(2));
  const ended = performance.now();
  const askedAfter = ({ asked }: { readonly asked: number }) => asked > ended;
  await vi.waitUntil(() => seen.filter(askedAfter).length > 50 && lists.some(askedAfter), 60_000);
  over = true;
  await Promise.all(readers);

  expect(faults).toEqual([]);
  expect(new Set(seen.map(({ edition }) => edition))).toEqual(new Set([0, 1, 2]));
  // Once the command has ended …
  for (const { time, edition } of told)
    expect(seen.filter((one) => one.asked > time && one.edition < edition)).toEqual([]);
  // … and even before: as soon as anybody has heard of an edition, whoever asks then gets it, on the other server too.
  for (const edition of [1, 2]) {
    const first = Math.min(...seen.filter((one) => one.edition >= edition).map(({ heard }) => heard));
    expect(seen.filter((one) => one.asked > first && one.edition < edition)).toEqual([]);
  }
  // A dataset that came is in answers which read no release of it, too.
  const [imported] = told;
  expect(lists.filter(({ asked, known }) => asked > (imported?.time ?? 0) && !known)).toEqual([]);
  expect(lists.some(({ known }) => known)).toBe(true);
  process.stdout.write(`${seen.length + lists.length} answers by two servers during two imports\n`);
  for (const { child } of servers) child.kill('SIGTERM');
  for (const { ended } of servers) expect((await ended).code).toBe(0);
});

test('an announcement whose process was killed stays until the next run, and nothing older is given meanwhile', async () => {
  const server = startProduct(environment);
  const url = await server.ready();
  await neo4j.driver.executeQuery("CREATE (:Announcement {id: 'left over', dataset: 'article'})");
  const name = async () => (await post(url, '{ role(slug: "acme/smith") { name } }')).data?.role;
  await name();
  await command('import.ts', 'graph', await edition(4));
  expect(await name()).toEqual({ name: 'smith 4' });
  await command('seed.ts');
  const { records } = await neo4j.driver.executeQuery('MATCH (left:Announcement) RETURN left');
  expect(records).toEqual([]);
  server.child.kill('SIGTERM');
  expect((await server.ended).code).toBe(0);
});
