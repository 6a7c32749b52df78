import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { model } from '../../schema/index.ts';
import { testNeo4j } from '../support/neo4j.ts';
import { ownFormat } from './own-format.ts';
import { expectSameAgain } from './round-trip.ts';
import { asker, importFrom, refusals } from './world.ts';

const neo4j = await testNeo4j({ model });
const ask = asker(neo4j, 'pay');
const scratch = await mkdtemp(join(tmpdir(), 'rolegraph-'));
afterAll(() => rm(scratch, { recursive: true, force: true }));

const LARGEST = Number.MAX_SAFE_INTEGER;
const columns = 'slug,name,statistic,measure,currency,region,amount,mean';
const figure = (slug: string, amount: number, mean = '') =>
  `${slug},Pay ${slug},annual pay,MEDIAN_WAGE,IDR,ID,${amount},${mean}`;

beforeAll(async () => {
  const folder = await ownFormat('pay', {
    'Role.csv': 'slug,name\ndev,Developer\nlead,Lead\n',
    'Source.csv': 'slug,name\nbps,Statistics Indonesia\n',
    'SalaryFigure.csv': [
      columns,
      figure('a', 3_600_000_000, '2147483648'),
      figure('b', 2_147_483_647),
      figure('c', LARGEST),
      figure('d', 900_000_000),
    ].join('\n'),
    'SalaryFigure-FOR_ROLE-Role.csv': 'from,to\na,dev\nd,lead\n',
    'SalaryFigure-REPORTED_BY-Source.csv': 'from,to\na,bps\nd,bps\n',
  });
  await importFrom(neo4j, 'graph', folder);
});

test('a sum of money beyond 32 bits is answered, filtered and sorted by, page by page', async () => {
  const slugs = '{ nodes { slug amount } }';
  const { above, same, none, order } = await ask(
    `query ($from: SafeInt) {
      above: salaryFigures(filter: {amount: {gt: 3000000000}}) ${slugs}
      same: salaryFigures(filter: {or: [{amount: {eq: $from}}, {mean: {in: [2147483648]}}]}) ${slugs}
      none: salaryFigures(filter: {amount: {gt: 3600000000, lt: 9007199254740991}}) ${slugs}
      order: salaryFigures(orderBy: [{amount: DESC}]) { nodes { slug } }
    }`,
    { from: LARGEST },
  );
  expect(above.nodes).toEqual([
    { slug: 'a', amount: 3_600_000_000 },
    { slug: 'c', amount: LARGEST },
  ]);
  expect(same.nodes).toEqual(above.nodes);
  expect(none.nodes).toEqual([]);
  expect(order.nodes.map(({ slug }: { slug: string }) => slug)).toEqual(['c', 'a', 'b', 'd']);
  const pages: string[] = [];
  for (let after: string | null = null; ; ) {
    const { salaryFigures } = await ask(
      'query ($after: String) { salaryFigures(orderBy: [{amount: ASC}], first: 1, after: $after) { nodes { slug } pageInfo { endCursor hasNextPage } } }',
      { after },
    );
    pages.push(...salaryFigures.nodes.map(({ slug }: { slug: string }) => slug));
    if (!salaryFigures.pageInfo.hasNextPage) break;
    after = salaryFigures.pageInfo.endCursor;
  }
  expect(pages).toEqual(['d', 'b', 'a', 'c']);
});

test('such sums are aggregated, grouped and compared', async () => {
  const { salaryFigures, salaryComparison } = await ask(
    `{ salaryFigures(filter: {slug: {in: ["a", "b", "d"]}}) {
         aggregate { node { amount { min max sum } } } groupBy(key: NODE_AMOUNT) { key count } }
       salaryComparison(roles: ["dev", "lead"]) { comparable amount } }`,
  );
  expect(salaryFigures.aggregate.node.amount).toEqual({
    min: 900_000_000,
    max: 3_600_000_000,
    sum: 6_647_483_647,
  });
  expect(salaryFigures.groupBy).toContainEqual({ key: '3600000000', count: 1 });
  expect(JSON.stringify(salaryComparison)).toContain('2700000000');
});

test.each(['graph', 'csv'] as const)(
  'such sums are exported and imported again as they are (%s)',
  async (format) => {
    await expectSameAgain(neo4j, 'pay', format, join(scratch, format));
  },
);

test('what a client asks with is a whole number, or it is told', async () => {
  const refused = refusals(neo4j, 'pay');
  for (const value of ['1.5', '9007199254740992', '"3600000000"']) {
    const [error] = await refused(`{ salaryFigures(filter: {amount: {eq: ${value}}}) { totalCount } }`);
    expect(error?.message).toContain('whole number from -9007199254740991 to 9007199254740991');
  }
});

test('a number that its type in the API does not hold is refused by line', async () => {
  const folder = await ownFormat('wide', {
    'SalaryFigure.jsonl':
      '{"slug":"a","name":"Pay","statistic":"pay","currency":"KRW","amount":9007199254740993}\n{"slug":"b","name":"Pay","statistic":"pay","currency":"KRW","employment":2147483648}\n',
  });
  await expect(importFrom(neo4j, 'graph', folder)).rejects.toThrow(
    /^SalaryFigure\.jsonl:1: amount: "9007199254740992" .*\nSalaryFigure\.jsonl:2: employment: "2147483648" is not from -2147483648 to 2147483647$/,
  );
});
