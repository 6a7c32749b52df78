import type { RoundResult } from '../load/worker.ts';
import type { Values, Work } from '../works/work.ts';
import { type Contender, contenders, requestOf } from './contenders.ts';
import type { Load, Server } from './processes.ts';

/** What one contender did on one work with one number of clients. */
export interface Measured {
  readonly contender: Contender;
  readonly clients: number;
  readonly perSecond: number;
  /** Answers per second of each round, in order; absent in results of earlier versions. */
  readonly rates?: readonly number[];
  /** In milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly bytes: number;
  readonly failed: number;
  /** Processor time of the server's own process per answer, in milliseconds; Neo4j's is not in it. */
  readonly cpu: number;
}

const WARM_UP = 700;

/**
 * Puts the contenders under load in turn, several rounds each, so that what else happens on the machine meets all of
 * them alike. Which one begins changes with the round.
 *
 * @param seconds Per contender, over all rounds.
 * @returns Per contender the median round's throughput, and percentiles over all its answers.
 */
export async function measure(
  work: Work,
  cases: readonly Values[],
  servers: ReadonlyMap<Contender, Server>,
  clients: number,
  { seconds, rounds }: { readonly seconds: number; readonly rounds: number },
  load: Load,
): Promise<readonly Measured[]> {
  const taking = (Object.keys(contenders) as Contender[]).flatMap((contender) => {
    const server = servers.get(contender);
    const requests = cases.flatMap((values) => requestOf(work, contender, values) ?? []);
    const [first] = requests;
    return server && first
      ? [{ contender, server, port: server.port, path: first.path, bodies: requests.map(({ body }) => body) }]
      : [];
  });
  const results = new Map<Contender, Taken[]>(taking.map(({ contender }) => [contender, []]));
  for (const { port, path, bodies } of taking) {
    await load.round({ port, path, bodies, clients, milliseconds: WARM_UP });
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const { contender, server, port, path, bodies } of rotated(taking, round)) {
      const milliseconds = (seconds * 1000) / rounds;
      const before = await server.cpu();
      const result = await load.round({ port, path, bodies, clients, milliseconds });
      const cpu = ((await server.cpu()) - before) / result.latencies.length;
      results.get(contender)?.push({ ...result, cpu });
    }
  }
  return taking.map(({ contender }) => ({ contender, clients, ...summary(results.get(contender) ?? []) }));
}

type Taken = RoundResult & Pick<Measured, 'cpu'>;

function rotated<Item>(items: readonly Item[], by: number): readonly Item[] {
  const at = by % items.length;
  return [...items.slice(at), ...items.slice(0, at)];
}

function summary(rounds: readonly Taken[]): Omit<Measured, 'contender' | 'clients'> {
  const latencies = rounds.flatMap((round) => round.latencies).sort((a, b) => a - b);
  const rates = rounds.map(({ perSecond }) => perSecond).sort((a, b) => a - b);
  return {
    perSecond: at(rates, 0.5),
    rates: rounds.map(({ perSecond }) => perSecond),
    p50: at(latencies, 0.5),
    p99: at(latencies, 0.99),
    bytes: rounds.reduce((sum, { bytes }) => sum + bytes, 0) / rounds.length,
    cpu: at(
      rounds.map(({ cpu }) => cpu).sort((a, b) => a - b),
      0.5,
    ),
    failed: rounds.reduce((sum, { failed }) => sum + failed, 0),
  };
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
