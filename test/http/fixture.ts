import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { onTestFinished } from 'vitest';
import { createHttpServer } from '../../src/http/lifecycle/listen.ts';
import { type HttpSettings, openSettings } from '../../src/http/pipeline/settings.ts';
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

export interface Answer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly string[];
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
}

export interface Heard {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Answer;
}

/** The codes of an answer's errors. */
export const codes = ({ body }: Heard) => (body.errors ?? []).map(({ extensions }) => extensions.code);

/** Settings that differ in some of what an operation may ask for. */
export function operations(changed: Partial<HttpSettings['operations']>): Partial<HttpSettings> {
  return { operations: { ...openSettings.operations, ...changed } };
}

export interface Fixture {
  readonly url: string;
  readonly server: Server;
  /** What was logged so far. */
  readonly logged: string[];
  /** Posts a body as it is. */
  send(body: object, headers?: Record<string, string>, init?: RequestInit): Promise<Heard>;
  ask(query: string, variables?: object, headers?: Record<string, string>): Promise<Heard>;
}

/**
 * Starts the HTTP side on a free port of the loopback address, until the test is over.
 *
 * @param parts Where they differ from a schema of one field, `hello`, and open settings.
 * @param logLevel What `logged` gets.
 */
export async function serve(
  parts: Partial<ServerParts> = {},
  logLevel: 'debug' | 'info' = 'debug',
): Promise<Fixture> {
  const logged: string[] = [];
  const log = createLog({ logLevel, logFormat: 'json' }, { write: (line) => logged.push(line) });
  const { listener } = createServer({
    schema: parts.schema ?? schemaOf({ hello: () => 'hi' }),
    context: () => ({}),
    readiness: async () => ({ ready: true }),
    config: {},
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
  const send: Fixture['send'] = async (body, headers = {}, init = {}) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
      ...init,
    });
    return { status: response.status, headers: response.headers, body: (await response.json()) as Answer };
  };
  return {
    url,
    server,
    logged,
    send,
    ask: (query, variables, headers) => send({ query, ...(variables ? { variables } : {}) }, headers),
  };
}

/** As `serve`, with a schema made of resolvers, small bodies and a log without requests. */
export function startServer(resolvers: Resolvers, parts: Partial<ServerParts> = {}): Promise<Fixture> {
  const config = { corsOrigins: [], maxBodyBytes: 2000 };
  return serve({ config, ...parts, schema: parts.schema ?? schemaOf(resolvers) }, 'info');
}
