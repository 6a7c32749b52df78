import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Output } from '../../src/export/output.ts';
import { startManagedNeo4j } from '../../src/neo4j/index.ts';

/**
 * Shows that an import's memory grows with keys and not with rows: the same roles, skills and pairs of them, told once and told many times,
 * imported by the command itself in a process whose heap is small. More rows than its heap could hold end it, if it held them.
 */
const { values } = parseArgs({
  options: {
    heap: { type: 'string', default: '96' },
    pairs: { type: 'string', default: '50000' },
    times: { type: 'string', default: '1,10,20' },
  },
});
const roles = 2000;
const skills = 2000;
const pairs = Number(values.pairs);

const home = resolve('.rolegraph');
const folder = await mkdtemp(join(tmpdir(), 'rolegraph-memory-'));
const neo4j = await startManagedNeo4j({
  home: join(home, 'bench', 'import'),
  jars: join(home, 'jars'),
  trainArchiveAfter: false,
  log: say,
});
try {
  for (const times of values.times.split(',').map(Number)) {
    const path = join(folder, String(times));
    const bytes = await generate(path, times);
    const { peak, seconds, output } = await measured(path);
    if (!output.includes('Published release')) throw new Error(output);
    say(
      `${roles + skills} nodes, ${pairs.toLocaleString('en')} pairs, each told ${times} times: ${(pairs * times).toLocaleString('en')} rows, ${Math.round(bytes / 1e6)} MB; peak ${Math.round(peak / 1024)} MB resident with a heap of ${values.heap} MB, ${seconds.toFixed(0)} s`,
    );
  }
} finally {
  await neo4j.stop();
  await rm(folder, { recursive: true, force: true });
}

/** Writes a folder in the open format. @returns how many bytes the relationships take. */
async function generate(path: string, times: number): Promise<number> {
  await mkdir(join(path, 'nodes'), { recursive: true });
  const nodes = (type: string, count: number) =>
    Array.from({ length: count }, (_, at) => `{"slug":"${type}-${at}","name":"${type} ${at}"}\n`).join('');
  await writeFile(join(path, 'nodes/Role.jsonl'), nodes('role', roles));
  await writeFile(join(path, 'nodes/Skill.jsonl'), nodes('skill', skills));
  const file = join(path, 'relationships/requires.csv');
  const output = await Output.open(file);
  await output.write('from,to,importance,note\n');
  for (let time = 0; time < times; time += 1) {
    for (let pair = 0; pair < pairs; pair += 1) {
      const to = (pair * 7 + Math.floor(pair / skills)) % skills;
      await output.write(
        `role-${pair % roles},skill-${to},${1 + (pair % 40) / 10},"what row ${pair} says, said for time ${time}"\n`,
      );
    }
  }
  await output.close();
  const manifest = {
    format: 'rolegraph',
    version: 1,
    dataset: { slug: 'memory', name: 'Memory', version: String(times), licence: 'none', credit: 'generated' },
    nodes: ['Role', 'Skill'].map((type) => ({ type, file: `nodes/${type}.jsonl` })),
    relationships: [
      { type: 'REQUIRES_SKILL', from: 'Role', to: 'Skill', file: 'relationships/requires.csv' },
    ],
  };
  await writeFile(join(path, 'manifest.json'), JSON.stringify(manifest));
  return (await stat(file)).size;
}

/** Runs `npm run import` on a folder. @returns its peak resident memory in kB, and what it said. */
async function measured(path: string) {
  const telling =
    'data:text/javascript,process.on("exit",()=>console.log("peak",process.resourceUsage().maxRSS))';
  const started = performance.now();
  const child = spawn(
    process.execPath,
    [
      `--max-old-space-size=${values.heap}`,
      ...['--import', 'tsx', '--import', telling],
      // Rows that say something else of the same pair are held until they are compared: the most that an import holds.
      ...['src/cli/import.ts', 'graph', path, '--allow', 'unequal-repeats'],
    ],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        NEO4J_URI: neo4j.uri,
        NEO4J_USERNAME: neo4j.username,
        NEO4J_PASSWORD: neo4j.password,
      },
    },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  await once(child, 'close');
  const peak = Number(/^peak (\d+)$/m.exec(output)?.[1] ?? Number.NaN);
  return { peak, output, seconds: (performance.now() - started) / 1000 };
}

function say(line: string): void {
  console.log(line);
}
