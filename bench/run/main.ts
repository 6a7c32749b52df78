import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { GraphData } from '../data/data.ts';
import { generate } from '../data/generated.ts';
import { marketOf } from '../data/market.ts';
import { readOnet } from '../data/onet.ts';
import { type Options, readOptions, usage } from '../options.ts';
import { compare } from './compare.ts';
import { loadGraph } from './database.ts';
import { measureGrowth } from './growth.ts';
import { growthText } from './growth-report.ts';
import { markdownOf } from './markdown.ts';
import { againstText, barText, lastLine } from './report.ts';
import { circumstances, readResults, type WorkResult, writeResults } from './results.ts';

const say = (line: string) => console.log(line);

/** Runs the benchmark as the command line says. */
export async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--help')) return say(usage);
  const options = readOptions(args);
  if (options.markdown !== undefined) return say(markdownOf(readResults(options.markdown)));
  if (options.against === undefined) installPeers();
  const { data } = options;
  const under = circumstances(args, data === undefined ? 'the generated graph' : 'O*NET 29.3');
  const growth = options.growth ? await measureGrowth(options.seconds, say) : undefined;
  if (growth) say(growthText(growth));
  const works = options.works ? await measureWorks(options) : [];
  const file = writeResults({ ...under, works, growth });
  say(`\nWritten to ${file}`);
  if (works.length === 0) return;
  say(options.against === undefined ? `${barText(works)}\n${lastLine(works)}` : againstText(works));
}

async function measureWorks(options: Options): Promise<readonly WorkResult[]> {
  const { data } = options;
  const loaded = await loadGraph(
    data === undefined ? 'generated' : 'onet',
    () => withMarket(data === undefined ? generate() : readOnet(data)),
    say,
  );
  try {
    // Two checkouts differ by little: many short rounds tell it from the noise of the machine.
    const rounds = options.against === undefined ? 6 : 20;
    return await compare(loaded, { ...options, rounds, say });
  } finally {
    await loaded.stop();
  }
}

function withMarket(data: GraphData): GraphData {
  return { ...data, market: marketOf(data) };
}

/** The peers have a package of their own, so that they are none of the server's dependencies. */
function installPeers(): void {
  const peers = join(import.meta.dirname, '..', 'peers');
  if (existsSync(join(peers, 'node_modules', '@neo4j', 'graphql'))) return;
  say('Installing what RoleGraph is compared with');
  execFileSync('npm', ['ci', '--prefix', peers], { stdio: 'inherit' });
}
