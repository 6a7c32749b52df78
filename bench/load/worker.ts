import { KeepAlive, requestBytes } from './connection.ts';

/** A round of load: these bodies in turn, by so many clients, each asking again as soon as it is answered. */
export interface Round {
  readonly port: number;
  readonly path: string;
  readonly bodies: readonly string[];
  readonly clients: number;
  readonly milliseconds: number;
}

export interface RoundResult {
  readonly perSecond: number;
  /** Of each answer, in milliseconds. */
  readonly latencies: readonly number[];
  /** Mean length of an answer. */
  readonly bytes: number;
  readonly failed: number;
}

/** This process makes the load, so that neither the server nor the benchmark's own work shares a thread with it. */
process.on('message', (round: Round) => {
  run(round).then(
    (result) => process.send?.({ result }),
    (thrown: unknown) => process.send?.({ failed: String(thrown) }),
  );
});
process.on('disconnect', () => process.exit(0));

/** How every server begins an answer; one with errors begins with them. */
const DATA = Buffer.from('{"data":{');

async function run({ port, path, bodies, clients, milliseconds }: Round): Promise<RoundResult> {
  const requests = bodies.map((body) => requestBytes(port, path, body));
  const connections = await Promise.all(Array.from({ length: clients }, () => KeepAlive.open(port)));
  const latencies: number[] = [];
  let [next, bytes, failed] = [0, 0, 0];
  const begun = performance.now();
  const end = begun + milliseconds;
  const client = async (connection: KeepAlive) => {
    for (let now = performance.now(); now < end; ) {
      const request = requests[next++ % requests.length];
      if (!request) return;
      const response = await connection.send(request);
      const answered = performance.now();
      latencies.push(answered - now);
      bytes += response.bytes;
      if (response.status !== 200 || !response.body.subarray(0, DATA.length).equals(DATA)) failed += 1;
      now = answered;
    }
  };
  await Promise.all(connections.map(client));
  const seconds = (performance.now() - begun) / 1000;
  for (const connection of connections) connection.close();
  return { perSecond: latencies.length / seconds, latencies, bytes: bytes / latencies.length, failed };
}
