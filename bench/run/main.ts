import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generate } from '../data/generated.ts';
import { readOnet } from '../data/onet.ts';
import { type Options, readOptions, usage } from '../options.ts';
import { works } from '../works/index.ts';
import type { Anchors, Work } from '../works/work.ts';
import { chooseAnchors } from './anchors.ts';
import { type Contender, contenders, requestOf } from './contenders.ts';
import { type Loaded, loadGraph } from './database.ts';
import { measure } from './measure.ts';
import { type Load, type Server, startLoad, startServer } from './processes.ts';
import { lastLine, tableOf, type WorkResult } from './report.ts';
import { verify } from './verify.ts';

const folder = join(import.meta.dirname, '..');
const say = (line: string) => console.log(line);

/** Runs the benchmark as the command line says. */
export async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--help')) return say(usage);
  const options = readOptions(args);
  installPeers();
  const chosen = works.filter(({ name }) => options.only.length === 0 || options.only.includes(name));
  const { data } = options;
  const loaded = await loadGraph(
    data === undefined ? 'generated-1' : 'onet',
    () => (data === undefined ? generate(1) : readOnet(data)),
    say,
  );
  let results: readonly WorkResult[] = [];
  try {
    results = await compare(loaded, chosen, options);
  } finally {
    await loaded.stop();
  }
  write(results, options);
  say(`\n${lastLine(results)}`);
}

async function compare(
  loaded: Loaded,
  chosen: readonly Work[],
  options: Options,
): Promise<readonly WorkResult[]> {
  const servers = new Map<Contender, Server>();
  const load = startLoad();
  try {
    for (const contender of Object.keys(contenders) as Contender[]) {
      const flags =
        contender === 'ours' && options.profile
          ? ['--cpu-prof', '--cpu-prof-interval', '200', '--cpu-prof-dir', options.profile]
          : [];
      servers.set(contender, await startServer(contenders[contender].script, loaded.access, flags));
    }
    const anchors = await chooseAnchors(loaded.driver, portOf(servers, 'ours'));
    const results: WorkResult[] = [];
    for (const work of chosen) {
      const result = await examine(work, anchors, servers, load, options);
      say(tableOf(result));
      results.push(result);
    }
    return results;
  } finally {
    await load.stop();
    for (const server of servers.values()) await server.stop();
  }
}

async function examine(
  work: Work,
  anchors: Anchors,
  servers: ReadonlyMap<Contender, Server>,
  load: Load,
  options: Options,
): Promise<WorkResult> {
  const cases = work.cases(anchors);
  const ports = new Map([...servers].map(([contender, { port }]) => [contender, port]));
  const { compared, equal, reordered, faults } = await verify(work, cases, ports);
  for (const fault of faults.slice(0, 3)) say(`NOT EQUAL ${fault}`);
  if (reordered > 0)
    say(`${work.name}: in ${reordered} answers RoleGraph's keys do not stand in the order of the selection`);
  const costs: WorkResult['costs'] = await costsOf(work, cases[0] ?? {}, servers);
  if (options.cypher) {
    for (const [contender, { texts }] of costs) say(`${work.name} ${contender}\n${texts.join('\n;\n')}\n`);
  }
  const measured: WorkResult['measured'][number][] = [];
  // An answer that differs is not worth timing.
  for (const clients of equal === compared ? options.clients : []) {
    measured.push(...(await measure(work, cases, servers, clients, options.seconds, load)));
  }
  return { work, compared, equal, costs, measured };
}

async function costsOf(
  work: Work,
  values: Parameters<typeof requestOf>[2],
  servers: ReadonlyMap<Contender, Server>,
): Promise<WorkResult['costs']> {
  const costs = new Map<Contender, Awaited<ReturnType<Server['cost']>>>();
  for (const [contender, server] of servers) {
    const request = requestOf(work, contender, values);
    if (!request) continue;
    try {
      costs.set(contender, await server.cost({ path: request.path, body: request.body }));
    } catch (thrown) {
      say(`${work.name} ${contender}: ${thrown}`);
    }
  }
  return costs;
}

function portOf(servers: ReadonlyMap<Contender, Server>, contender: Contender): number {
  const server = servers.get(contender);
  if (!server) throw new Error(`${contender} is not running`);
  return server.port;
}

/** The peers have a package of their own, so that they are none of the server's dependencies. */
function installPeers(): void {
  const peers = join(folder, 'peers');
  if (existsSync(join(peers, 'node_modules', '@neo4j', 'graphql'))) return;
  say('Installing what RoleGraph is compared with');
  execFileSync('npm', ['ci', '--prefix', peers], { stdio: 'inherit' });
}

function write(results: readonly WorkResult[], options: Options): void {
  const file = join(folder, 'results', `${new Date().toISOString().replaceAll(':', '-')}.json`);
  mkdirSync(join(folder, 'results'), { recursive: true });
  const plain = results.map(({ work, costs, ...rest }) => ({
    name: work.name,
    title: work.title,
    ...rest,
    costs: Object.fromEntries(costs),
  }));
  writeFileSync(
    file,
    JSON.stringify({ at: new Date(), node: process.version, options, results: plain }, null, 1),
  );
}
