import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Log } from '../../log.ts';
import { respondToProtocolErrors } from '../pipeline/protocol-errors.ts';

/** The server's address cannot be used. The message gives cause and remedy. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

/**
 * Options of connections. Headers have to come within 10 s and a request within 30 s, checked every second; balancers want
 * idle connections for more than a minute.
 */
export const serverOptions = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 1000,
  keepAliveTimeout: 65_000,
  /** Bytes of all headers of a request. */
  maxHeaderSize: 16 * 1024,
} as const;

/** Logs errors in accepting a connection, such as too many open files: the server accepts the next ones. */
export function logServerErrors(server: Server, log: Log): void {
  server.on('error', (error) => log.error({ err: error }, 'A connection could not be accepted'));
}

/**
 * Makes a server that handles connections as the product does, not yet listening.
 *
 * @param changed Options that differ.
 */
export function createHttpServer(listener: RequestListener, changed: ServerOptions = {}): Server {
  const server = createServer({ ...serverOptions, requireHostHeader: false, ...changed }, listener);
  // Bounded by `maxHeaderSize`: beyond a number, Node would silently drop the rest.
  server.maxHeadersCount = 0;
  respondToProtocolErrors(server);
  return server;
}

/** An open port whose listener can be replaced, so that it answers `/health` while the server is still starting. */
export interface Listener {
  readonly server: Server;
  /** Its address, such as `http://127.0.0.1:4000`. */
  readonly url: string;
  /** Counts of the open ones, and of those closed at once because of the limit. */
  readonly connections: { readonly open: number; readonly dropped: number };
  /** Gives every request from now on to another listener. */
  answerWith(listener: RequestListener): void;
}

/** A server's address, and the most connections open at a time. */
interface ListenOptions {
  readonly host: string;
  readonly port: number;
  readonly maxConnections?: number;
}

/**
 * Opens the port. Until `answerWith` is called, `/health` says that the process runs and other paths get 503.
 *
 * @param maxConnections The most open at a time; further ones are closed at once.
 * @param names The settings of the address.
 * @throws ListenError when the port is taken or the address is not one of this machine.
 */
export async function listen(
  { host, port, maxConnections }: ListenOptions,
  names = { host: 'HOST', port: 'PORT' },
): Promise<Listener> {
  let answer: RequestListener = answerWhileStarting;
  let [openConnections, droppedConnections] = [0, 0];
  const server = createHttpServer((request, response) => answer(request, response));
  if (maxConnections !== undefined) server.maxConnections = maxConnections;
  server.on('connection', (socket) => {
    openConnections += 1;
    socket.once('close', () => {
      openConnections -= 1;
    });
  });
  server.on('drop', () => {
    droppedConnections += 1;
  });
  await new Promise<void>((resolve, reject) => {
    const refused = (error: NodeJS.ErrnoException) => reject(listenError(error, host, port, names));
    server.once('error', refused);
    server.listen(port, host, () => {
      server.off('error', refused);
      resolve();
    });
  });
  const { address, port: actualPort, family } = server.address() as AddressInfo;
  return {
    server,
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${actualPort}`,
    get connections() {
      return { open: openConnections, dropped: droppedConnections };
    },
    answerWith(listener) {
      answer = listener;
    },
  };
}

const answerWhileStarting: RequestListener = (request, response) => {
  const healthy = request.url === '/health';
  response.writeHead(healthy ? 200 : 503, {
    'content-type': 'application/json',
    'cache-control': 'no-store',
  });
  response.end(
    healthy ? '' : JSON.stringify({ status: 'not ready', reason: 'RoleGraph is still starting.' }),
  );
};

function listenError(
  error: NodeJS.ErrnoException,
  host: string,
  port: number,
  names: { readonly host: string; readonly port: string },
): ListenError {
  const why: Readonly<Record<string, string>> = {
    EADDRINUSE: `Port ${port} on ${host} is taken by another program. Set ${names.port} to another one (0 takes any free one).`,
    EACCES: `Port ${port} may not be opened by this user. Set ${names.port} to one above 1023.`,
    EADDRNOTAVAIL: `${host} is not an address of this machine. Set ${names.host} to one that is, such as 127.0.0.1.`,
    ENOTFOUND: `${host} is not a known host name. Set ${names.host} to an address of this machine, such as 127.0.0.1.`,
  };
  const message = why[error.code ?? ''] ?? `${host}:${port} cannot be listened on: ${error.message}`;
  return new ListenError(message, { cause: error });
}
