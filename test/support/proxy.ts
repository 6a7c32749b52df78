import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { afterAll } from 'vitest';

/** A stretch of network between driver and Neo4j that can be made as bad as networks get. */
export interface BadNetwork {
  /** Where to connect instead. */
  readonly uri: string;
  /** Milliseconds by which each packet from Neo4j is late. */
  delay: number;
  /** Whether nothing arrives any more, though the connections stay. */
  silent: boolean;
  /** Cuts off all connections, and refuses new ones until `mend`. */
  cut(): void;
  mend(): void;
}

/** Puts a bad network in front of a Neo4j. It ends with the test file. */
export async function badNetwork(uri: string): Promise<BadNetwork> {
  const { hostname, port } = new URL(uri);
  const sockets = new Set<Socket>();
  let open = true;
  const network: BadNetwork = {
    uri: '',
    delay: 0,
    silent: false,
    cut() {
      open = false;
      for (const socket of sockets) socket.destroy();
    },
    mend() {
      open = true;
    },
  };
  const server = createServer((near) => {
    if (!open) return void near.destroy();
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    const pass = (to: Socket) => (data: Buffer) => {
      const give = () => {
        if (network.silent) setTimeout(give, 20);
        else if (!to.destroyed) to.write(data);
      };
      if (network.delay === 0 && !network.silent) give();
      else setTimeout(give, network.delay);
    };
    near.on('data', pass(far));
    far.on('data', pass(near));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  afterAll(() => {
    network.cut();
    server.close();
  });
  return Object.assign(network, { uri: `bolt://127.0.0.1:${(server.address() as AddressInfo).port}` });
}
