import SchemaBuilder from '@pothos/core';
import { type ExecutionResult, execute, getOperationAST, parse, validate } from 'graphql';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { testNeo4j } from '../../../test/support/neo4j.ts';
import { batchStatement, statementText } from '../src/compiler/batch-statement.ts';
import graphPlugin, {
  column,
  type GraphContext,
  graphContext,
  graphRuntime,
  type SentStatement,
  traversal,
  value,
} from '../src/index.ts';
import { library, openLibrary } from './library.ts';

const share = traversal({
  name: 'share',
  description: 'A hundred divided by a number, which is a fault for none.',
  cypher: 'RETURN 100 / toInteger($by) AS part, "`CALL (" AS text',
  arguments: { by: value(z.int().describe('The number.')) },
  gives: {
    kind: 'row',
    record: {
      name: 'Share',
      description: 'A part.',
      columns: {
        part: column.scalar(z.int().describe('How much.')),
        text: column.scalar(z.string().describe('A text that looks like Cypher.')),
      },
    },
  },
});
const count = traversal({
  name: 'count',
  description: 'A number that it has counted to, a thousand million times as long for one as for none.',
  cypher:
    'UNWIND range(1, toInteger($to * 1000000000)) AS i WITH count(i) AS n RETURN n * 0 + $to AS reached',
  arguments: { to: value(z.int().describe('The number.')) },
  gives: {
    kind: 'row',
    record: {
      name: 'Count',
      description: 'A number.',
      columns: { reached: column.scalar(z.int().describe('The number.')) },
    },
  },
});
const builder = new SchemaBuilder<{ Context: GraphContext }>({ plugins: [graphPlugin] });
builder.queryType({ description: 'The library.' });
builder.graph(library, [count, share]);
const schema = builder.toSchema();

const neo4j = await testNeo4j({ model: library });
await openLibrary(neo4j.driver, neo4j.database, schema);
const sent: SentStatement[] = [];
const runtime = graphRuntime({
  ...neo4j,
  graph: library,
  defaultDataset: 'town',
  timeout: 20_000,
  sharing: { underWay: 2, work: Number.POSITIVE_INFINITY },
  published: new Map([['town', 'town_1']]),
  onStatement: (statement) => sent.push(statement),
});

/** Neo4j may take long to plan on a busy machine. */
const waiting = { timeout: 30_000, interval: 20 };

type Variables = Readonly<Record<string, unknown>>;

/** Gives a way to ask one document: with some variables by themselves, or with many at once. */
function asking(source: string) {
  const document = parse(source);
  expect(validate(schema, document)).toEqual([]);
  const statements = getOperationAST(document)?.selectionSet.selections.length;
  const one = async (variableValues: Variables, signal?: AbortSignal): Promise<ExecutionResult> => {
    const answer = await execute({
      schema,
      document,
      variableValues,
      contextValue: graphContext(runtime, signal),
    });
    return JSON.parse(JSON.stringify(answer)) as ExecutionResult;
  };
  const all = async (variables: readonly Variables[], signals: readonly AbortSignal[] = []) => {
    sent.length = 0;
    return await Promise.all(variables.map((each, at) => one(each, signals[at])));
  };
  /** Sends requests until each statement of the document is shared: until Neo4j has planned the shared one, each request has its own. */
  const untilShared = async (variables: Variables) => {
    await vi.waitUntil(async () => {
      await all(Array.from({ length: 6 }, () => variables));
      const shared = sent.filter(({ requests = 1 }) => requests > 1);
      return new Set(shared.map(({ cypher }) => cypher)).size === statements;
    }, waiting);
  };
  return { one, all, untilShared };
}

async function oneByOne<Each, Result>(all: readonly Each[], work: (each: Each) => Promise<Result>) {
  const results: Result[] = [];
  for (const each of all) results.push(await work(each));
  return results;
}

/** Transactions of an operation that are under way in Neo4j. */
async function underWay(operation: string): Promise<number> {
  const { records } = await neo4j.driver.executeQuery('SHOW TRANSACTIONS YIELD metaData', {}, neo4j);
  return records.filter((record) => String(record.get('metaData').operation).includes(operation)).length;
}

describe('requests of one shape that come at once', () => {
  it('share statements, and each gets its own answer, right or wrong', async () => {
    const { one, all, untilShared } = asking(
      'query ($slug: String!, $first: Int, $from: Int) { author(slug: $slug) { title books(first: $first) { totalCount nodes { title authors(filter: {born: {gte: $from}}) { nodes { title } } } } } }',
    );
    const variables = Array.from({ length: 60 }, (_, at) => ({
      slug: ['ann', 'bob', 'cid', 'nobody', "o'`$p0"][at % 5],
      first: [1, 2][at % 2],
      from: [1900, 1980, 2000][at % 3],
    }));
    const alone = await oneByOne(variables, one);
    expect(await all(variables)).toEqual(alone);
    await untilShared({ slug: 'ann', first: 1 });
    expect(await all(variables)).toEqual(alone);
    expect(sent.filter(({ name }) => name !== 'nearest').length).toBeLessThan(30);
  });

  it('share statements of lists, pages and aggregates', async () => {
    const { one, all, untilShared } = asking(
      `query ($part: String, $after: String, $letter: String) {
        books(filter: {title: {contains: $part}}, first: 1, after: $after) {
          totalCount edges { cursor node { slug } } pageInfo { hasNextPage hasPreviousPage }
          groupBy(key: NODE_GENRE) { key count }
        }
        authors(filter: {title: {contains: $letter}}) { aggregate { node { born { count min max avg sum } } } }
      }`,
    );
    const first = await one({ part: 'S' });
    const { books } = first.data as { books: { edges: { cursor: string }[]; groupBy: object[] } };
    expect(books.groupBy).toEqual(['NOVEL', 'POEMS', null].map((key) => ({ key, count: 1 })));
    const variables = Array.from({ length: 30 }, (_, at) => ({
      part: ['S', 'Sk', 'x'][at % 3],
      after: at % 2 === 0 ? null : books.edges[0]?.cursor,
      letter: ['n', 'i', 'x'][at % 3],
    }));
    const alone = await oneByOne(variables, one);
    expect(alone.slice(0, 3).map(({ data }) => data?.authors)).toEqual([
      { aggregate: { node: { born: { count: 1, min: 1970, max: 1970, avg: 1970, sum: 1970 } } } },
      { aggregate: { node: { born: { count: 1, min: 1990, max: 1990, avg: 1990, sum: 1990 } } } },
      { aggregate: { node: { born: { count: 0, min: null, max: null, avg: null, sum: 0 } } } },
    ]);
    await untilShared({ part: 'S', letter: 'n' });
    expect(await all(variables)).toEqual(alone);
    const shared = sent.filter(({ requests = 1 }) => requests > 1).map(({ cypher }) => cypher);
    expect(new Set(shared)).toEqual(new Set(['list books', 'list authors']));
  });

  it('fail alone: the others have their answers', async () => {
    const { all, untilShared } = asking('query ($by: Int!) { share(by: $by) { part text } }');
    await untilShared({ by: 1 });
    const answers = await all([1, 2, 4, 0, 5, 10, 20, 25].map((by) => ({ by })));
    const text = '`CALL (';
    expect(answers.map(({ data }) => data)).toEqual(
      [100, 50, 25, null, 20, 10, 5, 4].map((part) => (part === null ? null : { share: { part, text } })),
    );
    expect(answers.flatMap(({ errors = [] }) => errors.map(({ message }) => message))).toEqual([
      expect.stringMatching(/by zero/),
    ]);
  });

  it('go on where one of the clients leaves, and end in Neo4j where all have left', async () => {
    const { all, untilShared } = asking('query Counting($to: Int!) { count(to: $to) { reached } }');
    await untilShared({ to: 0 });
    const clients = Array.from({ length: 6 }, () => new AbortController());
    // The first two go by themselves, the others wait for them and then go together, as slow as the slowest.
    const variables = [0, 0, 0, 0, 1000, 1000].map((to) => ({ to }));
    const answers = all(
      variables,
      clients.map(({ signal }) => signal),
    );
    await vi.waitUntil(() => sent.length > 2, waiting);
    clients[3]?.abort();
    clients[4]?.abort();
    await vi.waitUntil(async () => (await underWay('Counting')) > 0, waiting);
    for (const at of [2, 5]) clients[at]?.abort();
    const errors = (await answers).map(({ errors = [] }) => errors.length);
    expect(errors).toEqual([0, 0, 1, 1, 1, 1]);
    await vi.waitUntil(async () => (await underWay('Counting')) === 0, waiting);
  });

  it('are not held up by another that takes long', async () => {
    const { one, all, untilShared } = asking('query ($to: Int!) { count(to: $to) { reached } }');
    await untilShared({ to: 0 });
    const long = new AbortController();
    const slow = all([{ to: 1000 }, { to: 1000 }], [long.signal, long.signal]);
    expect((await one({ to: 0 })).data).toEqual({ count: { reached: 0 } });
    long.abort();
    expect((await slow).map(({ errors = [] }) => errors.length)).toEqual([1, 1]);
  });
});

describe('the first requests of a shape that come at once', () => {
  it('wait for nobody while Neo4j plans what is shared: they go alone', async () => {
    const { all } = asking('query ($by: Int!) { again: share(by: $by) { part } }');
    await all([{ by: 1 }]);
    const answers = await all([1, 2, 4, 5, 10].map((by) => ({ by })));
    expect(answers.map(({ data }) => data)).toEqual(
      [100, 50, 25, 20, 10].map((part) => ({ again: { part } })),
    );
    expect(sent.filter(({ cypher }) => cypher === 'plan')).toHaveLength(1);
    expect(sent.filter(({ requests = 1 }) => requests > 1)).toEqual([]);
  });
});

describe('a request by itself', () => {
  it('is sent as it is', async () => {
    const { all } = asking('{ authors { totalCount } }');
    await all([{}]);
    expect(sent.map(({ text }) => text)).toEqual([expect.not.stringContaining('UNWIND $requests')]);
  });
});

describe('a statement for several requests', () => {
  const parts = {
    body: 'MATCH (n {slug: $p0}) CALL (n) { CALL () { RETURN 1 AS x LIMIT $p1 } RETURN x } ',
    columns: { data: '[n.`$p0`, \'$p0\', "CALL (", $p2]' },
  };

  it('takes each request’s values from its row, but for limits, and leaves texts and names alone', () => {
    expect(batchStatement(parts)).toEqual({
      text: `UNWIND $requests AS request CALL (request) { MATCH (n {slug: request.p0}) CALL (request, n) { CALL (request) { RETURN 1 AS x LIMIT $p1 } RETURN x } RETURN request AS given, [n.\`$p0\`, '$p0', "CALL (", request.p2] AS data } RETURN given.at AS at, data`,
      common: ['p1'],
    });
  });

  it('has a name of its own for the request', () => {
    const { text } = batchStatement({ body: 'MATCH (request) ', columns: { data: 'request.slug' } });
    expect(text).toContain(
      'CALL (request_) { MATCH (request) RETURN request_ AS given, request.slug AS data }',
    );
  });

  it('is the same as the one for a single request otherwise', () => {
    expect(statementText(parts)).toBe(`${parts.body}RETURN ${parts.columns.data} AS data`);
  });
});
