import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type ManagedNeo4j, startManagedNeo4j } from '@rolegraph/managed-neo4j';
import { openDriver } from '@rolegraph/managed-neo4j/connect';
import type { Driver } from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { runProductCommand } from '../../bench/import/command.ts';
import { type ScaleSize, writeScaleFolder } from '../../bench/import/scale-data.ts';
import { scratchFolder } from '../../packages/managed-neo4j/test/scratch.ts';
import { read } from '../../src/releases/database.ts';

/**
 * A hundredth of what `npm run bench:scale` removes, in a Neo4j whose transactions may have a hundredth of the default memory or so: what
 * holds all of it in one transaction fails.
 */
const transactionMemory = '32m';
const nodes = 10_000;

const home = await scratchFolder();
const folder = join(home, 'scale');
let size: ScaleSize;
let neo4j: ManagedNeo4j;
let driver: Driver;

async function start(memory: string): Promise<void> {
  neo4j = await startManagedNeo4j({
    home,
    jars: inject('neo4jJars'),
    transactionMemory: memory,
    trainArchiveAfter: false,
  });
  driver = openDriver(neo4j);
}

async function stop(): Promise<void> {
  await driver.close();
  await neo4j.stop();
}

const command = (...args: readonly string[]) => runProductCommand(args, neo4j);
const importScale = () => command('import.ts', 'graph', folder);

async function stored() {
  const [row] = await read(
    { driver, database: 'neo4j' },
    `MATCH (node) WHERE node.release STARTS WITH 'scale_' AND NOT node:Publication AND NOT node:DegreeRanking
     RETURN count(node) AS nodes, sum(COUNT { (node)-->() }) AS relationships`,
  );
  return row;
}

/** How many rankings of nodes are stored with releases. */
async function rankingCount(): Promise<number> {
  const [row] = await read(
    { driver, database: 'neo4j' },
    "MATCH (ranking:DegreeRanking) WHERE ranking.release STARTS WITH 'scale_' RETURN count(ranking) AS count",
  );
  return row?.count;
}

/** How many relationships there are in all, which Neo4j knows without reading them: asking again and again keeps no removal waiting. */
async function relationshipCount(): Promise<number> {
  const [row] = await read(
    { driver, database: 'neo4j' },
    'MATCH ()-[relationship]->() RETURN count(relationship) AS relationships',
  );
  return row?.relationships;
}

/** Starts a command and kills it as soon as it has removed some of the records. */
async function killedOnTheWay(...args: readonly string[]): Promise<void> {
  const total = await relationshipCount();
  const child = spawn(process.execPath, ['--import', 'tsx', ...args], {
    env: {
      PATH: process.env.PATH,
      NEO4J_URI: neo4j.uri,
      NEO4J_USERNAME: neo4j.username,
      NEO4J_PASSWORD: neo4j.password,
    },
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  await vi.waitUntil(async () => child.exitCode !== null || (await relationshipCount()) < total, {
    timeout: 120_000,
    interval: 50,
  });
  child.kill('SIGKILL');
  await ended;
}

beforeAll(async () => {
  size = await writeScaleFolder(folder, nodes, 'scale');
  await start(transactionMemory);
}, 300_000);
afterAll(stop);

describe('A dataset of which one transaction cannot hold all', { timeout: 300_000 }, () => {
  test('is imported, and cannot be removed by one statement', async () => {
    const { exitCode, output } = await importScale();
    expect([exitCode, output]).toEqual([0, expect.stringContaining('Published release scale_1')]);
    expect(await stored()).toEqual(size);
    expect(await rankingCount()).toBeGreaterThan(0);
    const session = driver.session();
    await expect(session.run("MATCH (node {release: 'scale_1'}) DETACH DELETE node")).rejects.toThrow(
      /memory/i,
    );
    await session.close();
  });

  test('is removed by the command; killed on the way, it goes on where it was, and says so in the list', async () => {
    await killedOnTheWay('src/cli/dataset.ts', 'remove', 'scale');
    const rest = await stored();
    expect(rest?.nodes + rest?.relationships).toBeGreaterThan(0);
    expect((await command('dataset.ts', 'list')).output).toMatch(/^scale +scale_1 .*partly removed$/m);

    const { exitCode, output } = await command('dataset.ts', 'remove', 'scale');

    expect([exitCode, output]).toEqual([0, expect.stringContaining('Removed scale_1.')]);
    expect(await stored()).toEqual({ nodes: 0, relationships: 0 });
    expect(await rankingCount()).toBe(0);
    expect((await command('dataset.ts', 'list')).output).not.toContain('scale');
  });

  test('can be imported again under its name, and its leftovers are cleared away by the next import', async () => {
    expect((await importScale()).output).toContain('Published release scale_2');
    await killedOnTheWay('src/cli/dataset.ts', 'remove', 'scale');
    const { exitCode, output } = await importScale();
    expect([exitCode, output]).toEqual([
      0,
      expect.stringContaining('Removed what was left of release scale_2'),
    ]);
    expect(output).toContain('Published release scale_3');
    expect(await stored()).toEqual(size);
  });

  test('is removed in smaller transactions where Neo4j has memory for those alone', async () => {
    await stop();
    await start('6m');
    const { exitCode, output } = await command('dataset.ts', 'remove', 'scale');
    expect([exitCode, output]).toEqual([0, expect.stringContaining('Removed scale_3.')]);
    expect(await stored()).toEqual({ nodes: 0, relationships: 0 });
  });

  test('is removed in part where Neo4j stops meanwhile: a sentence says so, and what helps; the removal goes on later', async () => {
    await stop();
    await start(transactionMemory);
    expect((await importScale()).output).toContain('Published release scale_4');
    const total = await relationshipCount();
    const removing = command('dataset.ts', 'remove', 'scale');
    await vi.waitUntil(async () => (await relationshipCount()) < total, { timeout: 120_000, interval: 50 });
    await stop();
    const { exitCode, output } = await removing;
    expect(exitCode).toBe(1);
    expect(output).toMatch(
      /Part of scale_4 is removed, and no reader sees the rest\. (The connection to Neo4j broke|The database is not available) \(.+\)\. .+, then try again\. `npm run dataset -- remove scale scale_4` goes on where the removal ended/,
    );
    expect(output).not.toMatch(/^\s+at /m);
    await start(transactionMemory);
    expect((await command('dataset.ts', 'remove', 'scale', 'scale_4')).output).toContain('Removed scale_4.');
    expect(await stored()).toEqual({ nodes: 0, relationships: 0 });
  });
});
