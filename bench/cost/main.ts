import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { graphContext, graphRuntime, planOperation } from '@rolegraph/pothos-plugin-neo4j';
import { type DocumentNode, execute, parse, validate } from 'graphql';
import { generate } from '../data/generated.ts';
import { marketOf } from '../data/market.ts';
import { readOnet } from '../data/onet.ts';
import { model } from '../graph/model.ts';
import { schema } from '../graph/schema.ts';
import { chooseAnchors } from '../run/anchors.ts';
import { loadGraph } from '../run/database.ts';
import { withServers } from '../run/servers.ts';
import { works } from '../works/index.ts';
import type { Values } from '../works/work.ts';
import { dearQuestions } from './dear-questions.ts';
import { spearman } from './spearman.ts';

/**
 * Puts what questions cost beside the time that the database takes for them: `npm run bench:cost`. It fails where the two correlate by less
 * than 0.8. Each time is the median of the latter half of repetitions: by then Neo4j has planned the statement and compiled what runs it.
 */
const LEAST_CORRELATION = 0.8;
const REPETITIONS = 100;
/** Milliseconds for the repetitions of a question; one at least is measured. */
const BUDGET_MS = 1500;
const TIMEOUT_MS = 30_000;

const { values: options } = parseArgs({ options: { generated: { type: 'boolean', default: false } } });
const folder = resolve('../shared/data/onet-29.3');
const fromOnet = !options.generated && existsSync(folder);
const name = fromOnet ? 'onet' : 'generated';
const say = (line: string) => console.log(line);
const loaded = await loadGraph(
  name,
  () => {
    const data = fromOnet ? readOnet(folder) : generate();
    return { ...data, market: marketOf(data) };
  },
  say,
);

interface Measured {
  readonly name: string;
  readonly cost: number;
  readonly databaseMs: number;
}

try {
  const anchors = await withServers(loaded, ['ours'], {}, ({ port }) =>
    chooseAnchors(loaded.driver, port('ours')),
  );
  const runtime = graphRuntime({
    driver: loaded.driver,
    database: 'neo4j',
    graph: model,
    defaultDataset: name,
    published: new Map([[name, loaded.access.release]]),
    timeout: TIMEOUT_MS,
  });

  const ask = async (document: DocumentNode, variableValues: Values) => {
    const contextValue = graphContext(runtime);
    const planned = planOperation({ schema, document, variableValues, contextValue });
    await planned?.loadingStatistics;
    const args = { schema, document, variableValues, contextValue: graphContext(runtime) };
    const again = planOperation(args);
    const result = await (again?.answer?.() ?? execute(args));
    const timedOut = (result.errors ?? []).some(({ message }) => message.includes('terminated'));
    if (result.errors && !timedOut) throw result.errors[0];
    return { cost: again?.cost ?? 0, databaseMs: args.contextValue.graph.usage.databaseMs };
  };

  const measure = async (name: string, query: string, values: Values): Promise<Measured> => {
    const document = parse(query);
    const [problem] = validate(schema, document);
    if (problem) throw problem;
    const { cost } = await ask(document, values);
    const times: number[] = [];
    const end = performance.now() + BUDGET_MS;
    do times.push((await ask(document, values)).databaseMs);
    while (times.length < REPETITIONS && performance.now() < end);
    const latter = times.slice(times.length >> 1).toSorted((a, b) => a - b);
    return { name, cost, databaseMs: latter[latter.length >> 1] ?? 0 };
  };

  const questions = [
    ...works.map(({ name: work, ours, cases }) => {
      const [values = {}] = cases(anchors);
      return { name: work, query: ours.query, values: ours.values?.(values) ?? values };
    }),
    ...dearQuestions.map(({ values = {}, ...question }) => ({ ...question, values })),
  ];
  // What comes first would be measured before Neo4j has compiled what all questions share.
  const quick = questions.slice(0, works.length);
  for (const { name: question, query, values } of quick) await measure(question, query, values);
  const measured: Measured[] = [];
  for (const { name: question, query, values } of questions)
    measured.push(await measure(question, query, values));

  for (const { name: question, cost, databaseMs } of measured.toSorted((a, b) => a.cost - b.cost))
    say(`${String(cost).padStart(14)} ${databaseMs.toFixed(1).padStart(10)} ms  ${question}`);
  const correlation = spearman(
    measured.map(({ cost }) => cost),
    measured.map(({ databaseMs }) => databaseMs),
  );
  say(
    `${measured.length} questions on ${loaded.relationships} relationships; Spearman's correlation of cost and database time: ${correlation.toFixed(2)}`,
  );
  if (!(correlation >= LEAST_CORRELATION)) process.exitCode = 1;
} finally {
  await loaded.stop();
}
