import type { RequestListener } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type AnyDriver, dbHits, record } from './recorder.ts';

/** How a server under measurement reaches Neo4j; the parent process sends it first. */
export interface Access {
  readonly uri: string;
  readonly username: string;
  readonly password: string;
  readonly release: string;
}

/** A request as the load generator sends it. */
export interface Asked {
  readonly path: string;
  readonly body: string;
}

/** What one request costs in the database. */
export interface Cost {
  readonly statements: number;
  readonly dbHits: number;
  /** The statements' texts, for a person to read. */
  readonly texts: readonly string[];
}

export type FromChild =
  | { readonly kind: 'ready'; readonly port: number }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'cost'; readonly cost: Cost }
  | { readonly kind: 'cpu'; readonly milliseconds: number };

export type ToChild =
  | { readonly kind: 'start'; readonly access: Access }
  | { readonly kind: 'cost'; readonly asked: Asked }
  | { readonly kind: 'cpu' };

export interface Served {
  readonly listener: RequestListener;
  readonly driver: AnyDriver;
}

/** Runs a server in a child process: waits for the access, opens a port on the loopback address, answers what the parent asks. */
export function serveInChild(make: (access: Access) => Served | Promise<Served>): void {
  // As src/main.ts does, and as nobody would pay for who ships JavaScript: tsx maps each of the driver's stack traces to sources.
  process.setSourceMapsEnabled(false);
  const send = (message: FromChild) => void process.send?.(message);
  let port = 0;
  let driver: AnyDriver | undefined;
  const start = async (access: Access) => {
    const served = await make(access);
    driver = served.driver;
    const server = createServer(served.listener);
    server.keepAliveTimeout = 60_000;
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    port = (server.address() as AddressInfo).port;
    send({ kind: 'ready', port });
  };
  const cost = async ({ path, body }: Asked) => {
    if (!driver) throw new Error('The server has not been started');
    const open = driver;
    const statements = await record(open, async () => {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', headers, body });
      await response.text();
    });
    let hits = 0;
    for (const statement of statements) hits += await dbHits(open, statement);
    const texts = statements.map(({ text }) => text);
    send({ kind: 'cost', cost: { statements: statements.length, dbHits: hits, texts } });
  };
  /** Processor time that this process has used so far: unlike throughput it hardly depends on what else the machine does. */
  const cpu = () => {
    const { user, system } = process.cpuUsage();
    send({ kind: 'cpu', milliseconds: (user + system) / 1000 });
  };
  process.on('message', (message: ToChild) => {
    if (message.kind === 'cpu') return cpu();
    const work = message.kind === 'start' ? start(message.access) : cost(message.asked);
    work.catch((thrown: unknown) => send({ kind: 'failed', message: String(thrown) }));
  });
  process.on('disconnect', () => process.exit(0));
}
