import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { createHttpServer } from '../../src/http/listen.ts';
import { createServer, type ServerParts } from '../../src/http/server.ts';
import { type HttpSettings, openSettings } from '../../src/http/settings.ts';
import { createLog } from '../../src/log.ts';
import type { Answer } from './fixture.ts';
import { schemaOf } from './fixture.ts';

export interface Heard {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Answer;
}

/** Settings that differ in some of what an operation may ask for. */
export function operations(changed: Partial<HttpSettings['operations']>): Partial<HttpSettings> {
  return { operations: { ...openSettings.operations, ...changed } };
}

/** Starts the HTTP side for one test, and gives ways to ask it. */
export async function serve(parts: Partial<ServerParts> = {}) {
  const logged: string[] = [];
  const log = createLog({ logLevel: 'debug', logFormat: 'json' }, { write: (line) => logged.push(line) });
  const { listener } = createServer({
    schema: schemaOf({ hello: () => 'hi' }),
    context: () => ({}),
    readiness: async () => ({ ready: true }),
    config: {},
    log,
    ...parts,
  });
  const server: Server = createHttpServer(listener).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const send = async (body: object, headers: Record<string, string> = {}, init: RequestInit = {}) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
      ...init,
    });
    const heard: Heard = {
      status: response.status,
      headers: response.headers,
      body: (await response.json()) as Answer,
    };
    return heard;
  };
  return {
    url,
    server,
    logged,
    send,
    ask: (query: string, variables?: object, headers?: Record<string, string>) =>
      send({ query, ...(variables ? { variables } : {}) }, headers),
  };
}

export const codes = ({ body }: Heard) => (body.errors ?? []).map(({ extensions }) => extensions.code);
