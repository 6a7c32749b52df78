import { existsSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createApiKey } from '../../src/auth/index.ts';
import { generate } from '../data/generated.ts';
import { marketOf } from '../data/market.ts';
import { readOnet } from '../data/onet.ts';
import { loadGraph } from '../run/database.ts';
import { startServer } from '../run/processes.ts';
import { ask, askSteadily, keepAsking, type Question, type Reply } from './client.ts';

/**
 * Shows that one caller does not shut out another: `npm run bench:fair-shares`. One anonymous caller keeps 60 dear questions under way, a
 * reader asks twice a second, and each answer to the reader has to be right and there within a second. It fails where one is not, and where
 * the questions were not dear.
 */
const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '30' },
    dear: { type: 'string', default: '60' },
    generated: { type: 'boolean', default: false },
  },
});
const seconds = Math.min(45, Number(options.seconds));
const dearUnderWay = Math.min(200, Number(options.dear));
const everyMs = 500;
const maxReaderMs = 1000;
/** A statement of the server ends after 10 s: those that take a tenth of that keep Neo4j busy. */
const dearMs = 1000;
/** A third of 48: what one caller has under way. */
const share = 16;

const folder = resolve('../shared/data/onet-29.3');
const isOnet = !options.generated && existsSync(folder);
const loaded = await loadGraph(
  isOnet ? 'onet' : 'generated',
  () => {
    const data = isOnet ? readOnet(folder) : generate();
    return { ...data, market: marketOf(data) };
  },
  (line) => process.stderr.write(`${line}\n`),
);
const reader = createApiKey('reader', 'reader');
// Every operation wants a statement: no response is cached, no cost is too high, and no caller is refused for what it took before.
Object.assign(process.env, {
  API_KEYS: reader.setting,
  RESPONSE_CACHE: '0',
  COST_LIMIT: '1000000000',
  RATE_LIMIT: '0',
  DATABASE_SECONDS: '0',
  // Shorter than the product's 30 s, so that a run is short.
  STATEMENT_TIMEOUT: process.env.STATEMENT_TIMEOUT ?? '10',
  LIMIT_MODE: 'warn',
});
try {
  const server = await startServer('servers/keyed.ts', loaded.access);
  try {
    const failures = await measure(server.port);
    for (const failure of failures) console.log(`FAILED: ${failure}`);
    if (failures.length > 0) process.exitCode = 1;
  } finally {
    await server.stop();
  }
} finally {
  await loaded.stop();
}

/** @returns What is not as promised. */
async function measure(port: number): Promise<readonly string[]> {
  const [before = 0] = loadavg();
  const slugs = await roleSlugs(port);
  const lookUp = (n: number): Question => ({
    query: 'query Role($slug: String!) { role(slug: $slug) { slug name skills(first: 5) { totalCount } } }',
    variables: { slug: slugs[n % slugs.length] },
  });
  // Both questions are planned before anything is timed.
  await ask(port, lookUp(0), reader.key);
  const alone = await askSteadily(port, lookUp, {
    everyMs: 100,
    until: performance.now() + 2000,
    key: reader.key,
  });
  const until = performance.now() + seconds * 1000;
  const [dear, answers] = await Promise.all([
    keepAsking(port, dearQuestion, { underWay: dearUnderWay, until }),
    askSteadily(port, lookUp, { everyMs, until, key: reader.key }),
  ]);
  console.log(
    `load average of the machine before: ${before.toFixed(1)} on ${availableParallelism()} processors`,
  );
  console.log(`reader alone:  ${described(alone)}`);
  console.log(`reader beside: ${described(answers)}`);
  console.log(`60 dear:       ${described(dear)}`.replace('60', String(dearUnderWay)));
  const late = answers.filter(({ milliseconds }) => milliseconds > maxReaderMs);
  const wrong = answers.filter(({ outcome, data }) => outcome !== 'OK' || !data?.role);
  const longOnes = dear.filter(
    ({ outcome, milliseconds }) => outcome !== 'OVERLOADED' && milliseconds > dearMs,
  );
  return [
    ...(late.length > 0
      ? [`${late.length} of ${answers.length} answers to the reader took over ${maxReaderMs} ms`]
      : []),
    ...(wrong.length > 0
      ? [`${wrong.length} of ${answers.length} answers to the reader were no answers`]
      : []),
    ...(longOnes.length < share
      ? [`only ${longOnes.length} questions took over ${dearMs} ms: nothing is shown`]
      : []),
  ];
}

async function roleSlugs(port: number): Promise<readonly string[]> {
  const { data } = await ask(port, { query: '{ roles(first: 100) { nodes { slug } } }' }, reader.key);
  const roles = data?.roles as { readonly nodes: readonly { readonly slug: string }[] } | undefined;
  if (!roles) throw new Error('The roles cannot be listed');
  return roles.nodes.map(({ slug }) => slug);
}

/** A filter over four relationships that nothing fits: Neo4j looks at all of them. Each has another value, so that none is shared. */
function dearQuestion(n: number): Question {
  const innermost = { name: { contains: `zq${n}` } };
  const filter = Array.from({ length: 4 }).reduceRight<object>(
    (inner, _, level) => ({ [level % 2 === 0 ? 'skills' : 'requiredBy']: { some: inner } }),
    innermost,
  );
  return {
    query: 'query Dear($filter: RoleFilter) { roles(filter: $filter) { totalCount } }',
    variables: { filter },
  };
}

function described(replies: readonly Reply[]): string {
  const sorted = replies.map(({ milliseconds }) => milliseconds).toSorted((one, other) => one - other);
  const quantile = (share: number) =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  const counts: Record<string, number> = {};
  for (const { outcome } of replies) counts[outcome] = (counts[outcome] ?? 0) + 1;
  const outcomes = Object.entries(counts).map(([outcome, count]) => `${count} ${outcome}`);
  return `${outcomes.join(', ')}; p50 ${quantile(0.5)} ms, p95 ${quantile(0.95)} ms, worst ${quantile(1)} ms`;
}
