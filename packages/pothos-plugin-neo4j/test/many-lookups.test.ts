import SchemaBuilder from '@pothos/core';
import { defineGraph, matched, node, nodeInterface, outgoing } from '@rolegraph/graph-model';
import { openDriver } from '@rolegraph/managed-neo4j/connect';
import { type ExecutionResult, execute, parse } from 'graphql';
import { beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { z } from 'zod';
import { publishRelease } from '../../../src/releases/index.ts';
import { testNeo4j } from '../../../test/support/neo4j.ts';
import { badNetwork } from '../../../test/support/proxy.ts';
import { Deadline } from '../src/executor/deadline.ts';
import { read } from '../src/executor/session.ts';
import graphPlugin, {
  type GraphContext,
  graphContext,
  graphRuntime,
  planOperation,
  type SentStatement,
} from '../src/index.ts';

vi.setConfig({ testTimeout: 60_000 });

const workshop = defineGraph({
  interfaces: {
    Thing: nodeInterface({
      description: 'Anything in the workshop.',
      properties: {
        name: z.string().describe('What it is called.'),
        aliases: z.array(z.string()).default([]).describe('What else it is called.'),
      },
      relationships: {},
    }),
  },
  nodes: {
    Tool: node({
      description: 'It works on parts.',
      plural: 'tools',
      implements: 'Thing',
      properties: {
        teeth: z.int().describe('How many teeth it has.'),
        rounds: z.int().describe('How often it turns.'),
      },
      relationships: {
        parts: outgoing('WORKS_ON', 'Part', 'What it works on.'),
        // A fault for tools without teeth, and slow for tools of many rounds.
        geared: matched('Part', '($target:Part {size: 100 / $source.teeth})', 'What has its size.'),
        turned: matched(
          'Part',
          // Rows, since Neo4j ends no list that is under way: it would go on for a minute beside the tests that follow.
          '($target:Part {size: COUNT { UNWIND range(1, $source.rounds) AS one RETURN one }})',
          'What is as large as it turns.',
        ),
      },
    }),
    Part: node({
      description: 'It is worked on.',
      plural: 'parts',
      implements: 'Thing',
      properties: { size: z.int().describe('Its size.') },
      relationships: {},
    }),
  },
  evidence: {
    name: 'Evidence',
    ...nodeInterface({
      description: 'A statement.',
      properties: { source: z.string().optional().describe('Who says so.') },
      relationships: {},
    }),
  },
});

const builder = new SchemaBuilder<{ Context: GraphContext }>({ plugins: [graphPlugin] });
builder.queryType({ description: 'The workshop.' });
builder.graph(workshop);
const schema = builder.toSchema();

const neo4j = await testNeo4j();
const network = await badNetwork(neo4j.uri);
const driver = openDriver({ ...neo4j, uri: network.uri });
const sent: SentStatement[] = [];

function runtimeOf(timeout: number, published = new Map<string, string>()) {
  return graphRuntime({
    published,
    driver,
    database: neo4j.database,
    graph: workshop,
    defaultDataset: 'workshop',
    timeout,
    onStatement: (statement) => sent.push(statement),
  });
}

const runtime = runtimeOf(20_000);

beforeAll(async () => {
  const tool = (slug: string, name: string, teeth: number, rounds: number, ...aliases: string[]) => ({
    type: 'Tool',
    slug,
    properties: { name, aliases, teeth, rounds },
  });
  await publishRelease(neo4j.driver, {
    database: neo4j.database,
    model: workshop,
    dataset: 'workshop',
    fingerprint: '1',
    records: {
      nodes: [
        ...Array.from({ length: 9 }, (_, at) => tool(`t${at}`, `Tool ${at}`, 1 + at, at)),
        tool('file', 'File', 0, 1, 'Rasp'),
        tool('plane', 'Plane', 3, 2_000_000_000, 'Rasp'),
        { type: 'Part', slug: 'nut', properties: { name: 'Nut', aliases: [], size: 25 } },
      ],
      relationships: [],
    },
  });
  await answer('{ tools { totalCount } }');
  return () => driver.close();
});

beforeEach(() => {
  sent.length = 0;
});

type Answer = { data: Record<string, unknown> | null; errors?: { message: string; path: string[] }[] };

/** Answers an operation as the server does, and tells how many statements it was planned to take. */
async function answer(source: string, at = runtime): Promise<Answer & { planned: number | undefined }> {
  const args = { schema, document: parse(source), contextValue: graphContext(at) };
  const planned = planOperation(args);
  const result: ExecutionResult = (await planned?.answer?.()) ?? (await execute(args));
  return { ...(JSON.parse(JSON.stringify(result)) as Answer), planned: planned?.statements };
}

/** Answers an operation, and tells the sizes of the statements that were sent before Neo4j had said anything. */
async function answerCold(source: string) {
  network.silent = true;
  const answering = answer(source);
  await vi.waitUntil(() => sent.length > 0);
  for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  const before = sent.map(sizeOf);
  network.silent = false;
  return { ...(await answering), before };
}

/** An operation of one lookup for each slug. */
const lookups = (slugs: readonly string[], selection = '{ name }') =>
  `{ ${slugs.map((slug, at) => `a${at}: tool(slug: "${slug}") ${selection}`).join(' ')} }`;

const slugs = (count: number) => Array.from({ length: count }, (_, at) => `t${at % 9}`);

/** How many lookups a statement answers. */
const sizeOf = ({ parameters }: SentStatement) =>
  Object.values(parameters).filter((value) => typeof value === 'object' && value && 'slug' in value).length;

const errorPaths = ({ errors = [] }: Answer) => errors.map(({ path }) => path.join()).toSorted();

describe('a hundred lookups of one operation', () => {
  test('are answered by statements of at most eight, in the order that they were asked for', async () => {
    const { data } = await answer(lookups(slugs(100)));
    expect(Object.keys(data ?? {})).toEqual(slugs(100).map((_, at) => `a${at}`));
    expect(Object.values(data ?? {})).toEqual(slugs(100).map((slug) => ({ name: `Tool ${slug.slice(1)}` })));
    expect(sent.map(sizeOf).toSorted()).toEqual([4, ...Array.from({ length: 12 }, () => 8)]);
  });

  test('send one text many times, whatever they look up, so that Neo4j plans it once', async () => {
    await answer(lookups(slugs(100)));
    await answer(lookups(slugs(80).toReversed()));
    expect(new Set(sent.filter((statement) => sizeOf(statement) === 8).map(({ text }) => text)).size).toBe(1);
  });

  test('have Neo4j plan a text that is new to it for one statement, and the others wait for that', async () => {
    const { before, errors } = await answerCold(lookups(slugs(100), '{ name teeth }'));
    expect(before).toEqual([8]);
    expect(errors).toBeUndefined();
    expect(sent).toHaveLength(13);
  });

  test('have it planned once again after Neo4j was away, because it may have been restarted', async () => {
    await answer(lookups(slugs(100)));
    network.cut();
    onTestFinished(() => network.mend());
    expect((await answer(lookups(slugs(1)))).errors).toHaveLength(1);
    network.mend();
    sent.length = 0;
    const { before, errors } = await answerCold(lookups(slugs(100)));
    expect(before).toEqual([8]);
    expect(errors).toBeUndefined();
  });
});

describe('lookups of several shapes', () => {
  test('share statements that are the same whatever their order', async () => {
    const shapes = ['{ name }', '{ slug }', '{ name parts { totalCount } }'];
    const fields = slugs(21).map((slug, at) => `a${at}: tool(slug: "${slug}") ${shapes[at % 3]}`);
    await answer(`{ ${fields.join(' ')} }`);
    const texts = sent.splice(0).map(({ text }) => text);
    await answer(`{ ${fields.toReversed().join(' ')} }`);
    expect(sent.map(({ text }) => text).toSorted()).toEqual(texts.toSorted());
    expect(sent.map(sizeOf).toSorted()).toEqual([5, 8, 8]);
  });
});

describe('an operation counts with the statements that it sends, of which four are under way at a time', () => {
  test.each([
    ['one lookup', lookups(slugs(1)), 1],
    ['eight lookups', lookups(slugs(8)), 1],
    ['nine lookups', lookups(slugs(9)), 2],
    ['a hundred lookups', lookups(slugs(100)), 13],
    [
      'lookups beside lists',
      `{ l: tools { totalCount } m: tools { totalCount } ${lookups(slugs(9)).slice(1)}`,
      4,
    ],
    [
      'lookups of much, which are sent alone',
      lookups(
        slugs(3),
        `{ ${[1, 2, 3, 4, 5].map((at) => `p${at}: parts(first: ${at}) { nodes { slug } }`).join(' ')} }`,
      ),
      3,
    ],
    ['lookups that graphql-js answers', `{ __typename ${lookups(slugs(9)).slice(1)}`, 9],
    [
      'a field that cannot be planned',
      '{ a: tool(slug: "t1") { name } b: tools(after: "x") { totalCount } }',
      1,
    ],
  ])('%s', async (_what, source, statements) => {
    const { planned } = await answer(source);
    // One that waits for its turn may share a statement with others, which is planned by a statement of its own.
    const answered = sent.flatMap(({ cypher, requests = 1 }) => (cypher === 'plan' ? [] : [requests]));
    expect(planned).toBe(Math.min(4, statements));
    expect(answered.reduce((sum, requests) => sum + requests, 0)).toBe(statements);
  });
});

describe('one of eight lookups fails alone', () => {
  const seven = slugs(7);
  const names = Object.fromEntries(seven.map((_, at) => [`a${at}`, { name: `Tool ${at}` }]));

  test('where its name is ambiguous: the one more statement tells what it may mean', async () => {
    const { data, errors } = await answer(lookups([...seven, 'Rasp']));
    expect(data).toEqual({ ...names, a7: null });
    expect(errors).toEqual([
      expect.objectContaining({ path: ['a7'], message: expect.stringContaining('may mean') }),
    ]);
    expect(sent.map(({ name }) => name)).toEqual(['tool', 'meanings']);
  });

  test('where nothing has its name: the one more statement finds what is called alike', async () => {
    const { data, errors } = await answer(lookups([...seven, 'Fil']));
    expect(data).toEqual({ ...names, a7: null });
    expect(errors).toEqual([
      expect.objectContaining({
        path: ['a7'],
        message: 'There is no Tool `Fil` in the dataset `workshop`. Nearest: `file`.',
      }),
    ]);
    expect(sent.map(({ name }) => name)).toEqual(['tool', 'nearest']);
  });

  test('where what it names is no reference: it is not asked for at all', async () => {
    const { data, errors } = await answer(lookups([...seven, ' ']));
    expect(data).toEqual({ ...names, a7: null });
    expect(errors).toEqual([
      expect.objectContaining({ path: ['a7'], message: expect.stringContaining('empty') }),
    ]);
    expect(sent.map(sizeOf)).toEqual([7]);
  });

  test('where there is no such dataset', async () => {
    const source = lookups(seven).replace(/ }$/, ' a7: tool(slug: "t1", dataset: "garage") { name } }');
    const answered = await answer(source);
    expect(answered.data).toEqual({ ...names, a7: null });
    expect(answered.errors).toEqual([
      expect.objectContaining({ path: ['a7'], message: expect.stringContaining('no dataset `garage`') }),
    ]);
    expect(sent.map(({ name }) => name)).toEqual(['tool', 'releases']);
  });

  test('where Neo4j cannot compute its answer: each is asked again, once', async () => {
    const answered = await answer(lookups([...seven, 'file'], '{ name geared { totalCount } }'));
    expect(errorPaths(answered)).toEqual(['a7']);
    expect(answered.errors?.[0]?.message).toMatch(/by zero/);
    expect(answered.data).toMatchObject({ ...names, a7: null });
    expect(sent.map(sizeOf)).toEqual([8, 1, 1, 1, 1, 1, 1, 1, 1]);
  });
});

describe('lookups that name nothing', () => {
  const unknown = (count: number) => Array.from({ length: count }, (_, at) => (at % 2 ? 'Fil' : 'plain'));

  test('take one statement more for the nearest of all eight of an operation', async () => {
    const { data, errors = [] } = await answer(lookups(unknown(8)));
    expect(Object.values(data ?? {})).toEqual(Array.from({ length: 8 }, () => null));
    expect(errorPaths({ data, errors })).toEqual(Array.from({ length: 8 }, (_, at) => `a${at}`));
    expect(errors.map(({ message }) => /Nearest: `(\w+)`/.exec(message)?.[1]).toSorted()).toEqual([
      ...Array.from({ length: 4 }, () => 'file'),
      ...Array.from({ length: 4 }, () => 'plane'),
    ]);
    expect(sent.map(({ name }) => name)).toEqual(['tool', 'nearest']);
  });

  test('of other releases and types have their nearest from there', async () => {
    const { errors = [] } = await answer('{ a: tool(slug: "fil") { name } b: part(slug: "nuts") { name } }');
    expect(errors.map(({ message }) => message).toSorted()).toEqual([
      'There is no Part `nuts` in the dataset `workshop`. Nearest: `nut`.',
      'There is no Tool `fil` in the dataset `workshop`. Nearest: `file`.',
    ]);
  });

  test('are errors beyond the eighth too, without the nearest, so that a hundred cost no hundred comparisons', async () => {
    const { errors = [] } = await answer(lookups(unknown(100)));
    expect(errors).toHaveLength(100);
    expect(errors.filter(({ message }) => message.includes('Nearest: '))).toHaveLength(8);
    expect(errors.filter(({ message }) => message.includes('for 8 unknown references'))).toHaveLength(92);
    // One statement, or two where the lookups did not all fail at one moment; the eight are shared by both.
    expect(sent.filter(({ name }) => name === 'nearest').length).toBeOneOf([1, 2]);
  });
});

test('while Neo4j cannot be reached each statement is sent once, and nothing one by one', async () => {
  await answer(lookups(slugs(100)));
  sent.length = 0;
  network.cut();
  onTestFinished(() => network.mend());
  const away = await answer(lookups(slugs(100)));
  expect(away.errors).toHaveLength(100);
  expect(new Set(sent.map(({ parameters }) => JSON.stringify(parameters))).size).toBe(sent.length);
  expect(sent.length).toBeLessThanOrEqual(13);
  network.mend();
  expect((await answer(lookups(slugs(100)))).errors).toBeUndefined();
});

test('lookups that took too long together fail at once, and are not asked together again for a while', async () => {
  const release = runtime.releases.get('workshop') ?? '';
  const impatient = runtimeOf(1500, new Map([['workshop', release]]));
  const source = lookups([...slugs(7), 'plane'], '{ name turned { totalCount } }');
  // Neo4j has planned all of it before the time counts: the eight together, and one alone.
  for (const count of [8, 1]) await answer(lookups(slugs(count), '{ name turned { totalCount } }'));
  sent.length = 0;
  const first = await answer(source, impatient);
  expect(first.errors).toHaveLength(8);
  expect(sent.map(sizeOf)).toEqual([8]);
  sent.length = 0;
  const second = await answer(source, impatient);
  expect(errorPaths(second)).toEqual(['a7']);
  expect(second.planned).toBe(4);
  expect(sent.map(sizeOf)).toEqual(Array.from({ length: 8 }, () => 1));
});

describe('an answer has one time limit, however often its statement is sent', () => {
  const statement = {
    text: 'UNWIND range(1, 2000000000) AS i RETURN count(i)',
    parameters: {},
    name: 'slow',
  };

  test('a statement gets the time that is left', async () => {
    await expect(read(statement, runtime, undefined, { deadline: new Deadline(500) })).rejects.toThrow(
      /terminated|timeout/i,
    );
  });

  test('and is not sent when none is', async () => {
    await expect(read(statement, runtime, undefined, { deadline: new Deadline(0) })).rejects.toThrow(
      'No time is left',
    );
    expect(sent).toEqual([]);
  });
});
