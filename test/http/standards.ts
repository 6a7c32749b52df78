import { openSettings } from '../../src/http/pipeline/settings.ts';
import { sendRaw } from '../support/raw-http.ts';
import { schemaOf, serve } from './fixture.ts';

/** The largest body that the server takes. */
export const maxBytes = 20_000;
/** What the field `long` gives: worth compressing. */
export const text = 'words that compress well, '.repeat(200);

export async function server() {
  const schema = schemaOf({ hello: () => 'hi', long: () => text });
  return serve({ schema, config: { ...openSettings, maxBodyBytes: maxBytes } });
}

/** The body of an operation. */
export const question = JSON.stringify({ query: '{ hello }' });

interface Sent {
  readonly headers?: readonly string[];
  readonly body?: string | Buffer;
  readonly path?: string;
}

/** Sends a request as it is written, and closes the connection. */
export function raw(url: string, method: string, { headers = [], body = '', path = '/graphql' }: Sent) {
  const lines = [`${method} ${path} HTTP/1.1`, 'host: localhost', 'connection: close', ...headers];
  const length = method === 'POST' ? [`content-length: ${Buffer.byteLength(body)}`] : [];
  return sendRaw(
    url,
    Buffer.concat([Buffer.from([...lines, ...length, '', ''].join('\r\n')), Buffer.from(body)]),
  );
}

export const post = (url: string, headers: readonly string[], body: string | Buffer = question) =>
  raw(url, 'POST', { headers, body });
export const get = (url: string, headers: readonly string[], path = '/graphql?query={long}') =>
  raw(url, 'GET', { headers, path });
