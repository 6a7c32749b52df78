import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startManagedNeo4j } from '@rolegraph/managed-neo4j';
import { runProductCommand } from './command.ts';
import { writeScaleFolder } from './scale-data.ts';

/**
 * Imports a graph of a million nodes and removes it again, by the product's own commands, in the managed Neo4j's default heap:
 * `npm run bench:scale -- --nodes 1000000`.
 */
const { values } = parseArgs({ options: { nodes: { type: 'string', default: '1000000' } } });
const dataset = 'scale';

const home = resolve('.rolegraph');
const folder = await mkdtemp(join(tmpdir(), 'rolegraph-scale-'));
const say = (line: string) => console.log(line);
const neo4j = await startManagedNeo4j({
  home: join(home, 'bench', 'scale'),
  jars: join(home, 'jars'),
  trainArchiveAfter: false,
  log: say,
});
try {
  const { nodes, relationships } = await writeScaleFolder(folder, Number(values.nodes), dataset);
  say(`${nodes.toLocaleString('en')} nodes, ${relationships.toLocaleString('en')} relationships`);
  for (const args of [
    ['import.ts', 'graph', folder],
    ['dataset.ts', 'remove', dataset],
  ]) {
    const { exitCode, output, seconds, peakMegabytes } = await runProductCommand(args, neo4j);
    say(output.trimEnd());
    say(`${args[0]}: exit code ${exitCode}, ${seconds.toFixed(0)} s, peak ${Math.round(peakMegabytes)} MB`);
    if (exitCode !== 0) process.exitCode = 1;
  }
} finally {
  await neo4j.stop();
  await rm(folder, { recursive: true, force: true });
  await rm(join(home, 'bench', 'scale'), { recursive: true, force: true });
}
