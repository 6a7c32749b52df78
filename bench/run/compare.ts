import type { Cost } from '../servers/child.ts';
import { works } from '../works/index.ts';
import type { Values, Work } from '../works/work.ts';
import { chooseAnchors } from './anchors.ts';
import { type Contender, contenders, requestOf } from './contenders.ts';
import type { Loaded } from './database.ts';
import { type Measured, measure } from './measure.ts';
import { tableOf } from './report.ts';
import type { WorkResult } from './results.ts';
import { type Field, withServers } from './servers.ts';
import { verify } from './verify.ts';

export interface CompareOptions {
  /** Names of the works to measure; empty for all. */
  readonly only: readonly string[];
  readonly seconds: number;
  /** Rounds that the seconds are divided into; 6 by default. */
  readonly rounds?: number;
  readonly clients: readonly number[];
  readonly profile: string | undefined;
  /** The checkout to compare with, in place of all others; undefined for none. */
  readonly against: string | undefined;
  /** Whether to print every statement. */
  readonly cypher: boolean;
  readonly say: (line: string) => void;
}

/** Puts every work to every server: answers compared first, then what each costs in Neo4j, then timed by turns. */
export async function compare(loaded: Loaded, options: CompareOptions): Promise<readonly WorkResult[]> {
  const { only, say, profile, against } = options;
  const chosen = works.filter(({ name }) => only.length === 0 || only.includes(name));
  const taking = (Object.keys(contenders) as Contender[]).filter((contender) =>
    against === undefined ? contender !== 'before' : contender === 'ours' || contender === 'before',
  );
  return withServers(loaded, taking, { profile, against }, async (field) => {
    const anchors = await chooseAnchors(loaded.driver, field.port('ours'));
    const results: WorkResult[] = [];
    for (const work of chosen) {
      const result = await examine(work, work.cases(anchors), field, options);
      say(tableOf(result));
      results.push(result);
    }
    return results;
  });
}

/** Everything about one work. An answer that differs is said and not timed. */
export async function examine(
  work: Work,
  cases: readonly Values[],
  { servers, load }: Field,
  {
    clients,
    seconds,
    rounds = 6,
    cypher,
    say,
  }: Pick<CompareOptions, 'clients' | 'seconds' | 'rounds' | 'cypher' | 'say'>,
): Promise<WorkResult> {
  const ports = new Map([...servers].map(([contender, { port }]) => [contender, port]));
  const { compared, equal, reordered, faults } = await verify(work, cases, ports);
  for (const fault of faults.slice(0, 3)) say(`NOT EQUAL ${fault}`);
  if (reordered > 0)
    say(`${work.name}: in ${reordered} answers RoleGraph's keys do not stand in the order of the selection`);
  const costs = await costsOf(work, cases[0] ?? {}, servers, say);
  if (cypher) {
    for (const [contender, { texts }] of Object.entries(costs)) {
      say(`${work.name} ${contender}\n${texts.join('\n;\n')}\n`);
    }
  }
  const measured: Measured[] = [];
  for (const count of equal === compared ? clients : []) {
    measured.push(...(await measure(work, cases, servers, count, { seconds, rounds }, load)));
  }
  const { name, title, neo4jGraphql } = work;
  return { name, title, byHand: neo4jGraphql.byHand ?? false, compared, equal, costs, measured };
}

async function costsOf(
  work: Work,
  values: Values,
  servers: Field['servers'],
  say: (line: string) => void,
): Promise<WorkResult['costs']> {
  const costs: Partial<Record<Contender, Cost>> = {};
  for (const [contender, server] of servers) {
    const request = requestOf(work, contender, values);
    if (!request) continue;
    try {
      costs[contender] = await server.cost({ path: request.path, body: request.body });
    } catch (thrown) {
      say(`${work.name} ${contender}: ${thrown}`);
    }
  }
  return costs;
}
