import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { type ManagedNeo4j, startManagedNeo4j } from '@rolegraph/managed-neo4j';
import { lineNames } from '@rolegraph/managed-neo4j/lines';
import { isSharedDataset, loadDataset, type SharedDataset } from './shared-data.ts';

/** `npm run test:neo4j-2026` runs the tests on the other line. */
const line = lineNames.find((name) => name === process.env.NEO4J_MANAGED_LINE);

interface Instance {
  readonly started: Promise<ManagedNeo4j>;
  /** Whether a test file has it for itself. */
  leased: boolean;
  /** Datasets that are loaded or being loaded. */
  readonly datasets: Map<SharedDataset, Promise<void>>;
  /** Settles when the last of them is loaded: one is loaded at a time. */
  loading: Promise<void>;
}

/** The Neo4j instances of one test run, each started when a test file asks for it for the first time. */
export interface Allocator {
  /**
   * A loopback address with a secret in its path. `<address>/own` leases an instance: access as a line of JSON, until the client ends the
   * connection. `<address>/<instance>?datasets=<dataset>,<dataset>` gives access to a shared one that holds these.
   */
  readonly address: string;
  /** Stops all instances and removes their data. */
  close(): Promise<void>;
}

/**
 * Opens the allocator.
 *
 * @param home A folder of this run alone.
 * @param jars Neo4j's jars.
 */
export async function openAllocator(home: string, jars: string): Promise<Allocator> {
  const instances = new Map<string, Instance>();
  const instanceOf = (name: string): Instance => {
    const cached = instances.get(name);
    if (cached) return cached;
    const log = (line: string) => process.stderr.write(`[neo4j ${name}] ${line}\n`);
    // A long run leaves the class archive behind, once, so that later runs start faster.
    const trainArchiveAfter = instances.size === 0 ? 30 : false;
    const started = startManagedNeo4j({ home: join(home, name), jars, line, trainArchiveAfter, log });
    const instance: Instance = { started, leased: false, datasets: new Map(), loading: Promise.resolve() };
    instances.set(name, instance);
    return instance;
  };

  /** The first instance without a lease: as many are started as files have one at the same time. */
  function lease(): Instance {
    for (let number = 1; ; number += 1) {
      const instance = instanceOf(`own-${number}`);
      if (instance.leased) continue;
      instance.leased = true;
      return instance;
    }
  }

  async function load(instance: Instance, datasets: readonly SharedDataset[]): Promise<string> {
    const { uri, username, password } = await instance.started;
    const access = { uri, username, password };
    for (const dataset of datasets) {
      if (instance.datasets.has(dataset)) continue;
      const loaded = instance.loading.then(() => loadDataset(dataset, access));
      instance.datasets.set(dataset, loaded);
      instance.loading = loaded.catch(() => undefined);
    }
    await Promise.all(datasets.map((dataset) => instance.datasets.get(dataset)));
    return lineOf(access);
  }

  const secret = randomUUID();
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://127.0.0.1');
    const name = new RegExp(`^/${secret}/([\\w-]+)$`).exec(pathname)?.[1];
    if (name === undefined) return void response.writeHead(404).end();
    const datasets = (searchParams.get('datasets') ?? '').split(',').filter(isSharedDataset);
    const instance = name === 'own' ? lease() : instanceOf(name);
    response.on('close', () => {
      if (name === 'own') instance.leased = false;
    });
    load(instance, datasets).then(
      (access) => (name === 'own' ? response.write(access) : response.end(access)),
      (thrown: unknown) => response.writeHead(500).end(lineOf(String(thrown))),
    );
  });
  return {
    address: `http://127.0.0.1:${await listen(server)}/${secret}`,
    async close() {
      server.close();
      server.closeAllConnections();
      const started = await Promise.allSettled([...instances.values()].map((instance) => instance.started));
      await Promise.all(started.map((instance) => instance.status === 'fulfilled' && instance.value.stop()));
      await rm(home, { recursive: true, force: true });
    },
  };
}

function lineOf(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}
