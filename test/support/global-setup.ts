import { randomUUID } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { type ManagedNeo4j, startManagedNeo4j } from '../../src/neo4j/index.ts';
import { isRunning } from '../../src/neo4j/process-info.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where a worker asks for its Neo4j: a loopback address with a secret in its path. */
    neo4jDesk: string;
    /** Jars shared by everything that tests start. */
    neo4jJars: string;
  }
}

const shared = resolve('.rolegraph');
const runs = join(shared, 'test-runs');

/**
 * Starts one managed Neo4j per worker, the first time a test file of that worker asks for it: a run without such a file starts none,
 * a run of one file starts one. Each run has fresh data in a folder of its own, so several runs can be under way in one checkout.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeAbandonedRuns();
  const run = join(runs, String(process.pid));
  const jars = join(shared, 'jars');
  const instances = new Map<string, Promise<ManagedNeo4j>>();
  const secret = randomUUID();
  const instanceOf = (worker: string) => {
    const known = instances.get(worker);
    if (known) return known;
    const log = (line: string) => process.stderr.write(`[neo4j ${worker}] ${line}\n`);
    // A long run leaves the class archive behind, once, so that later runs start faster.
    const trainArchiveAfter = worker === '1' ? 30 : false;
    const started = startManagedNeo4j({ home: join(run, worker), jars, trainArchiveAfter, log });
    instances.set(worker, started);
    return started;
  };
  const desk = createServer((request, response) => {
    const worker = new RegExp(`^/${secret}/(\\d+)$`).exec(request.url ?? '')?.[1];
    if (worker === undefined) return void response.writeHead(404).end();
    instanceOf(worker).then(
      ({ uri, username, password }) => response.end(JSON.stringify({ uri, username, password })),
      (thrown: unknown) => response.writeHead(500).end(String(thrown)),
    );
  });
  project.provide('neo4jDesk', `http://127.0.0.1:${await listen(desk)}/${secret}`);
  project.provide('neo4jJars', jars);
  return async () => {
    desk.close();
    const started = await Promise.allSettled(instances.values());
    await Promise.all(started.map((instance) => instance.status === 'fulfilled' && instance.value.stop()));
    await rm(run, { recursive: true, force: true });
  };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

/** A run that was killed leaves its folder behind; its Neo4j went with it. */
async function removeAbandonedRuns(): Promise<void> {
  const folders = await readdir(runs).catch(() => []);
  const abandoned = folders.filter((name) => !isRunning(Number(name)));
  await Promise.all(abandoned.map((name) => rm(join(runs, name), { recursive: true, force: true })));
}
