import { resolve } from 'node:path';
import { startManagedNeo4j } from '@rolegraph/managed-neo4j';
import { startLoad, startServer } from './run/processes.ts';

/** How answers that are kept compare with the least that Yoga can do: by turns, 8 clients, the median of the rounds. */
const rounds = 5;
const milliseconds = 2000;

const question = (query: string) => JSON.stringify({ query });
const contenders = [
  { name: 'Yoga hello-world', script: 'servers/hello.ts', path: '/graphql', bodies: [question('{ hello }')] },
  {
    name: 'RoleGraph, kept answers',
    script: 'servers/kept.ts',
    path: '/graphql',
    bodies: ['ai-engineer', 'machine-learning-engineer', 'hybrid-ai-ml-professional', 'data-engineer'].map(
      (slug) =>
        JSON.stringify({
          query:
            'query Role($slug: String!) { role(slug: $slug) { name skills(first: 5) { totalCount nodes { name } } } }',
          variables: { slug },
        }),
    ),
  },
];

const home = resolve('.rolegraph/bench-cached');
const neo4j = await startManagedNeo4j({
  home,
  jars: resolve('.rolegraph/jars'),
  heap: '1g',
  jvm: 'throughput',
  trainArchiveAfter: false,
  log: (line) => process.stderr.write(`${line}\n`),
});
const load = startLoad();
try {
  const running = [];
  for (const contender of contenders) {
    const server = await startServer(contender.script, { ...neo4j, release: 'article_1' });
    running.push({ ...contender, server, results: [] as number[], p99: [] as number[], cpu: [] as number[] });
  }
  for (let round = -1; round < rounds; round += 1) {
    for (const { server, path, bodies, results, p99, cpu } of running) {
      const before = await server.cpu();
      const result = await load.round({ port: server.port, path, bodies, clients: 8, milliseconds });
      if (result.failed > 0) throw new Error(`${result.failed} answers failed`);
      // The first round warms up.
      if (round < 0) continue;
      results.push(result.perSecond);
      cpu.push(((await server.cpu()) - before) / result.latencies.length);
      p99.push(result.latencies.toSorted((a, b) => a - b)[Math.floor(result.latencies.length * 0.99)] ?? 0);
    }
  }
  const [hello, kept] = running.map(({ results }) => median(results));
  for (const { name, results, p99, cpu } of running) {
    console.log(
      `${name}: ${Math.round(median(results))}/s, p99 ${median(p99).toFixed(2)} ms, ${median(cpu).toFixed(3)} ms of processor time per answer`,
    );
  }
  console.log(`ratio ${((kept ?? 0) / (hello ?? 1)).toFixed(2)} (the bar is 0.80)`);
  await Promise.all(running.map(({ server }) => server.stop()));
} finally {
  await load.stop();
  await neo4j.stop();
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
