import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { read } from '../../src/releases/database.ts';
import { publishedReleases, storedReleases } from '../../src/releases/index.ts';
import { testNeo4j } from '../support/neo4j.ts';
import { importFrom } from './world.ts';

/** How often an import is killed: a few times here, as often as wanted by `npm run test:kills`. */
const kills = Number(process.env.IMPORT_KILLS ?? 2);

const neo4j = await testNeo4j();
const scratch = await mkdtemp(join(tmpdir(), 'rolegraph-'));
afterAll(() => rm(scratch, { recursive: true, force: true }));

const roles = 100;
const tasksPerRole = 40;

/** O*NET's text edition of some size; its mark is in the name of every role and task. */
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
  return { marks: [mark], nodes: roles * (1 + tasksPerRole), performed: roles * tasksPerRole };
}

/** Imports in a process of its own. */
function importProcess(folder: string) {
  return spawn(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, '../../src/cli/import.ts'), 'onet', folder],
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

beforeAll(async () => {
  await importFrom(neo4j, 'onet', await edition('0.0'));
});

test(
  `An import killed at a random moment ${kills} times loses and mixes nothing, and the next one completes it`,
  async () => {
    for (let round = 1; round <= kills; round += 1) {
      const [before, after] = [`${round - 1}.0`, `${round}.0`];
      expect(await visible()).toEqual(whole(before));
      const folder = await edition(after);
      const child = importProcess(folder);
      // It says first that it has checked the files: from then on it writes.
      await once(child.stdout, 'data');
      await new Promise((done) => setTimeout(done, Math.random() * 1500));
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');

      const [between] = (await visible()).marks;
      expect([before, after]).toContain(between);
      expect(await visible()).toEqual(whole(between ?? ''));
      await importFrom(neo4j, 'onet', folder);
      expect(await visible()).toEqual(whole(after));
      const states = (await storedReleases(neo4j)).map(
        ({ state, wasPublished }) => `${state} ${wasPublished}`,
      );
      expect(new Set(states)).toEqual(new Set(['COMPLETE true']));
    }
  },
  60_000 + kills * 120_000,
);
