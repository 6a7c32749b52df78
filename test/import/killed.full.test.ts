import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { model } from '../../schema/index.ts';
import { announcements } from '../../src/releases/announcement.ts';
import { read } from '../../src/releases/database.ts';
import { publishedReleases, storedReleases } from '../../src/releases/index.ts';
import { listReleases } from '../../src/releases/list.ts';
import { testNeo4j } from '../support/neo4j.ts';
import { importFrom } from './world.ts';

/** How often an import is killed at a random moment besides those named below: `npm run test:kills`. */
const kills = Number(process.env.IMPORT_KILLS ?? 0);
const seed = Number(process.env.IMPORT_SEED ?? (kills > 0 ? Date.now() % 2 ** 31 : 1));

const neo4j = await testNeo4j({ model });
const scratch = await mkdtemp(join(tmpdir(), 'rolegraph-'));
afterAll(() => rm(scratch, { recursive: true, force: true }));

const roles = 100;
const tasksPerRole = 40;
const size = roles * (1 + tasksPerRole);

/** Two tables of O*NET's text edition, of some size; its mark is in the name of every role and task. */
async function edition(mark: string): Promise<string> {
  const folder = join(scratch, `onet-${mark}`);
  await mkdir(folder, { recursive: true });
  const code = (at: number) => `15-${String(1000 + at)}.00`;
  const occupations = Array.from({ length: roles }, (_, at) => `${code(at)}\tRole ${at} ${mark}\t`);
  const tasks = occupations.flatMap((_, at) =>
    Array.from(
      { length: tasksPerRole },
      (__, task) => `${code(at)}\t${at}-${task}\tTask ${task} ${mark}\tCore\t\t08/2023\t`,
    ),
  );
  const table = (header: string, rows: readonly string[]) => `${header}\n${rows.join('\n')}\n`;
  await writeFile(
    join(folder, 'Occupation Data.txt'),
    table('O*NET-SOC Code\tTitle\tDescription', occupations),
  );
  const header = 'O*NET-SOC Code\tTask ID\tTask\tTask Type\tIncumbents Responding\tDate\tDomain Source';
  await writeFile(join(folder, 'Task Statements.txt'), table(header, tasks));
  return folder;
}

/** What readers see: the marks in all names, how many nodes and how many tasks are performed. */
async function visible() {
  const release = (await publishedReleases(neo4j)).get('onet')?.release;
  const [row] = await read(
    neo4j,
    `MATCH (node:Entity) WHERE node.release = $release
     WITH collect(DISTINCT split(node.name, ' ')[2]) AS marks, count(node) AS nodes
     RETURN marks, nodes, COUNT { (:Role {release: $release})-[:PERFORMS]->(:Task {release: $release}) } AS performed`,
    { release },
  );
  return row as { marks: string[]; nodes: number; performed: number };
}

function whole(mark: string) {
  return { marks: [mark], nodes: size, performed: roles * tasksPerRole };
}

/** Imports in a process of its own. */
function importProcess(folder: string) {
  return spawn(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, '../../src/cli/import.ts'), 'onet', folder, '--force'],
    {
      env: {
        ...process.env,
        NEO4J_URI: neo4j.uri,
        NEO4J_USERNAME: neo4j.username,
        NEO4J_PASSWORD: neo4j.password,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
}

/** How far the newest release has come. */
async function progress() {
  const [newest] = await listReleases(neo4j, 'onet');
  const [row] = await read(neo4j, 'MATCH (node:Entity {release: $release}) RETURN count(node) AS written', {
    release: newest?.id ?? '',
  });
  return {
    number: newest?.number ?? 0,
    state: newest?.state,
    written: Number(row?.written ?? 0),
    announced: (await announcements(neo4j, 'onet')).length > 0,
    published: newest?.published === true,
  };
}

type Progress = Awaited<ReturnType<typeof progress>>;

/** Whether a moment has come, or is over: a busy machine may look too late. */
const moments: readonly (readonly [string, (now: Progress) => boolean])[] = [
  ['when its release is begun', () => true],
  ['when half of its roles and tasks are written', ({ written }) => written >= size / 2],
  ['when its release is complete', ({ state }) => state === 'COMPLETE'],
  ['when its publication is announced', ({ announced, published }) => announced || published],
  ['when it is published', ({ published }) => published],
];
const random = fc
  .sample(fc.nat(size), { seed, numRuns: kills })
  .map(
    (count) => [`when ${count} records are written`, ({ written }: Progress) => written >= count] as const,
  );

let edited = 0;
beforeAll(async () => {
  await importFrom(neo4j, 'onet', await edition('0.0'), { force: true });
});

test.each([...moments, ...random])(
  `An import that is killed %s loses and mixes nothing, and the next one completes it (seed ${seed})`,
  { timeout: 180_000 },
  async (_, reached) => {
    const [before, after] = [`${edited}.0`, `${edited + 1}.0`];
    edited += 1;
    expect(await visible()).toEqual(whole(before));
    const { number } = await progress();
    const folder = await edition(after);
    const child = importProcess(folder);
    const ended = once(child, 'exit');
    await vi.waitUntil(
      async () => {
        const now = await progress();
        return now.number > number && reached(now);
      },
      { timeout: 120_000, interval: 5 },
    );
    child.kill('SIGKILL');
    await ended;

    // One look: what the process had sent before its end may still be committed.
    const seen = await visible();
    expect([whole(before), whole(after)]).toContainEqual(seen);
    await importFrom(neo4j, 'onet', folder, { force: true });
    expect(await visible()).toEqual(whole(after));
    const states = (await storedReleases(neo4j)).map(({ state, wasPublished }) => `${state} ${wasPublished}`);
    expect(new Set(states)).toEqual(new Set(['COMPLETE true']));
    expect(await announcements(neo4j, 'onet')).toEqual([]);
  },
);
