import { once } from 'node:events';
import { createServer as createHttpServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { onTestFinished } from 'vitest';
import { createServer, type ServerParts } from '../../src/http/server.ts';
import { createLog } from '../../src/log.ts';

export type Resolvers = Readonly<Record<string, (args: never, context: { request: Request }) => unknown>>;

/** A schema of one's own for what has nothing to do with the graph: a field per resolver, each a String, `count` an Int argument. */
export function schemaOf(resolvers: Resolvers): GraphQLSchema {
  const fields = Object.keys(resolvers).map((name) => `${name}(count: Int = 1): String`);
  const schema = buildSchema(`type Query { ${fields.join('\n')} }`);
  for (const [name, field] of Object.entries(schema.getQueryType()?.getFields() ?? {})) {
    const resolve = resolvers[name];
    field.resolve = (_, args, context) => resolve?.(args as never, context);
  }
  return schema;
}

/** Something that one part of a test waits for and another gives. */
export function signal() {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
}

export interface Fixture {
  readonly url: string;
  readonly server: Server;
  /** What was logged so far. */
  readonly logged: string[];
  ask(query: string, variables?: object): Promise<{ status: number; body: Answer }>;
}

export interface Answer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly string[];
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
}

/** Starts the HTTP side on a free port of the loopback address for one test. */
export async function startServer(resolvers: Resolvers, parts: Partial<ServerParts> = {}): Promise<Fixture> {
  const logged: string[] = [];
  const log = createLog({ logLevel: 'info', logFormat: 'json' }, { write: (line) => logged.push(line) });
  const { listener } = createServer({
    schema: parts.schema ?? schemaOf(resolvers),
    context: () => ({}),
    readiness: async () => ({ ready: true }),
    config: { corsOrigins: [], bodyLimit: 2000 },
    log,
    ...parts,
  });
  const server = createHttpServer(listener).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    server,
    logged,
    async ask(query, variables = {}) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      });
      return { status: response.status, body: (await response.json()) as Answer };
    },
  };
}
