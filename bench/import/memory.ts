import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startManagedNeo4j } from '@rolegraph/managed-neo4j';
import { Output } from '../../src/ingest/export/output.ts';
import { runProductCommand } from './command.ts';

/**
 * Shows that an import's memory grows with keys and not with rows: the same roles, skills and pairs of them, told once and told many times,
 * imported by the command itself in a process whose heap is small. More rows than its heap could hold end it, if it held them. With several
 * numbers of pairs it says what a million relationships add: `npm run bench:import-memory -- --pairs 100000,2000000 --times 1`.
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

const home = resolve('.rolegraph');
const folder = await mkdtemp(join(tmpdir(), 'rolegraph-memory-'));
const neo4j = await startManagedNeo4j({
  home: join(home, 'bench', 'import'),
  jars: join(home, 'jars'),
  trainArchiveAfter: false,
  log: say,
});
try {
  const peaks: { readonly pairs: number; readonly megabytes: number }[] = [];
  for (const pairs of values.pairs.split(',').map(Number)) {
    for (const times of values.times.split(',').map(Number)) {
      const path = join(folder, `${pairs}-${times}`);
      const bytes = await generate(path, pairs, times);
      const { peakMegabytes, seconds, output } = await runProductCommand(
        // The first record of each pair that is told again is held until all are compared: the most that an import holds.
        ['import.ts', 'graph', path, '--allow', 'unequal-repeats'],
        neo4j,
        Number(values.heap),
      );
      if (!output.includes('Published release')) throw new Error(output);
      peaks.push({ pairs, megabytes: peakMegabytes });
      say(
        `${roles + skills} nodes, ${pairs.toLocaleString('en')} pairs, each told ${times} times: ${(pairs * times).toLocaleString('en')} rows, ${Math.round(bytes / 1e6)} MB; peak ${Math.round(peakMegabytes)} MB resident with a heap of ${values.heap} MB, ${seconds.toFixed(0)} s`,
      );
      await rm(path, { recursive: true });
    }
  }
  const [first, last] = [peaks[0], peaks.at(-1)];
  if (first && last && last.pairs > first.pairs) {
    const perMillion = (last.megabytes - first.megabytes) / ((last.pairs - first.pairs) / 1e6);
    say(`A million relationships more take ${perMillion.toFixed(0)} MB more`);
  }
} finally {
  await neo4j.stop();
  await rm(folder, { recursive: true, force: true });
}

/** Writes a folder in the own format. @returns how many bytes the relationships take. */
async function generate(path: string, pairs: number, times: number): Promise<number> {
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
    dataset: {
      slug: 'memory',
      name: 'Memory',
      version: `${pairs}-${times}`,
      licence: 'none',
      credit: 'generated',
    },
    nodes: ['Role', 'Skill'].map((type) => ({ type, file: `nodes/${type}.jsonl` })),
    relationships: [
      { type: 'REQUIRES_SKILL', from: 'Role', to: 'Skill', file: 'relationships/requires.csv' },
    ],
  };
  await writeFile(join(path, 'manifest.json'), JSON.stringify(manifest));
  return (await stat(file)).size;
}

function say(line: string): void {
  console.log(line);
}
