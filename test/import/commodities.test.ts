import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { model } from '../../schema/index.ts';
import type { ImportResult } from '../../src/ingest/import/index.ts';
import { testNeo4j } from '../support/neo4j.ts';
import { asker, fixtures, importFrom } from './world.ts';

/*
 * O*NET tells of an occupation, a technology or tool, and the commodity as which the occupation uses it, all three in one row. In the
 * fixture, C++ is development environment software of one occupation and web platform software of another; here a third one uses it as both.
 */
const neo4j = await testNeo4j({ model });
const ask = asker(neo4j, 'onet');
const scratch = await mkdtemp(join(tmpdir(), 'rolegraph-'));
afterAll(() => rm(scratch, { recursive: true, force: true }));

const [DEVELOPMENT, WEB, SPREADSHEET] = ['43232402', '43232408', '43232110'];
const C = `name: {eq: "C++"}`;
let imported: ImportResult;

/** The fixture with further rows of technologies at the end, where those of the last occupation, 29-1141.00, stand. */
async function edition(name: string, rows: readonly string[]): Promise<string> {
  const folder = join(scratch, name);
  await cp(join(fixtures, 'onet-1.0'), folder, { recursive: true });
  await edit(join(folder, 'Technology Skills.txt'), (text) => `${text.trimEnd()}\n${rows.join('\n')}\n`);
  return folder;
}

async function edit(path: string, change: (text: string) => string): Promise<void> {
  await writeFile(path, change(await readFile(path, 'utf8')));
}

function row(role: string, name: string, code: string, hot: 'Y' | 'N', inDemand: 'Y' | 'N' | ''): string {
  const title = code === WEB ? 'Web platform development software' : 'Development environment software';
  return [role, name, code, title, hot, inDemand].join('\t');
}

const BOTH = [
  row('29-1141.00', 'C++', WEB, 'Y', 'Y'),
  row('29-1141.00', 'C++', DEVELOPMENT, 'Y', 'N'),
  row('29-1141.00', 'C++', WEB, 'Y', 'Y'),
];

beforeAll(async () => {
  const folder = await edition('both', BOTH);
  await edit(join(folder, 'Tools Used.txt'), (text) =>
    text.replace('47-2061.00', '29-1141.00\t"Hammer", claw\t42182199\tReflex hammers\n47-2061.00'),
  );
  imported = await importFrom(neo4j, 'onet', folder);
});

test('an occupation uses a technology as the commodities of its own rows, and is asked for as those alone', async () => {
  const { frameworks } = await ask(
    `{ frameworks(filter: {${C}}) { nodes {
         categories { nodes { slug } }
         usedBy(orderBy: [{slug: ASC}]) { edges { categories inDemand inDemandAs node { slug } } } } } }`,
  );
  expect(frameworks.nodes).toEqual([
    {
      categories: { nodes: [{ slug: DEVELOPMENT }, { slug: WEB }] },
      usedBy: {
        edges: [
          {
            categories: [DEVELOPMENT],
            inDemand: true,
            inDemandAs: [DEVELOPMENT],
            node: { slug: '15-1252.00' },
          },
          { categories: [WEB], inDemand: false, inDemandAs: [], node: { slug: '15-2051.00' } },
          {
            categories: [DEVELOPMENT, WEB],
            inDemand: true,
            inDemandAs: [WEB],
            node: { slug: '29-1141.00' },
          },
        ],
      },
    },
  ]);
});

test('roles are counted by category as the rows say it, in one request, in filters and in orders', async () => {
  const { categories, most, development, roles, one } = await ask(
    `{ categories(orderBy: [{slug: ASC}]) { nodes { slug frameworks { totalCount } tools { totalCount } usedBy { totalCount nodes { slug } } } }
       most: categories(orderBy: [{usedBy: {count: DESC}}, {slug: ASC}], first: 2) { nodes { slug } }
       development: categories(filter: {usedBy: {some: {slug: {eq: "15-2051.00"}}}}) { nodes { slug } }
       roles(filter: {frameworks: {some: {edge: {categories: {has: "${WEB}"}}}}}) { totalCount }
       one: role(slug: "15-2051.00") {
         web: frameworks(filter: {edge: {categories: {has: "${WEB}"}}}) { totalCount }
         development: frameworks(filter: {edge: {categories: {has: "${DEVELOPMENT}"}}}) { totalCount } } }`,
  );
  const used = (
    slug: string,
    things: readonly [frameworks: number, tools: number],
    by: readonly string[],
  ) => ({
    slug,
    frameworks: { totalCount: things[0] },
    tools: { totalCount: things[1] },
    usedBy: { totalCount: by.length, nodes: by.map((role) => ({ slug: role })) },
  });
  expect(categories.nodes).toEqual([
    used('27111602', [0, 1], ['47-2061.00']),
    used('42182106', [0, 1], ['29-1141.00']),
    used('42182199', [0, 1], ['29-1141.00']),
    used(SPREADSHEET, [1, 0], ['15-1252.00', '29-1141.00']),
    used(DEVELOPMENT, [2, 0], ['15-1252.00', '29-1141.00']),
    used(WEB, [1, 0], ['15-2051.00', '29-1141.00']),
  ]);
  expect(most.nodes).toEqual([{ slug: SPREADSHEET }, { slug: DEVELOPMENT }]);
  expect(development.nodes).toEqual([{ slug: WEB }]);
  expect(roles.totalCount).toBe(2);
  expect(one).toEqual({ web: { totalCount: 1 }, development: { totalCount: 0 } });
});

test('what a role uses, and what uses a tool, is grouped by the categories of the uses', async () => {
  const { role, frameworks, tools } = await ask(
    `{ role(slug: "29-1141.00") {
         frameworks { totalCount groupBy(key: EDGE_CATEGORIES) { key count } inDemand: groupBy(key: EDGE_IN_DEMAND_AS) { key count } }
         tools { groupBy(key: EDGE_CATEGORIES) { key count } } }
       frameworks(filter: {${C}}) { nodes { usedBy { groupBy(key: EDGE_CATEGORIES) { key count } } } }
       tools(filter: {name: {eq: "\\"Hammer\\", claw"}}) { nodes { usedBy { edges { categories node { slug } } } } } }`,
  );
  expect(role).toEqual({
    frameworks: {
      totalCount: 2,
      groupBy: [
        { key: SPREADSHEET, count: 1 },
        { key: DEVELOPMENT, count: 1 },
        { key: WEB, count: 1 },
      ],
      inDemand: [
        { key: WEB, count: 1 },
        { key: null, count: 1 },
      ],
    },
    tools: {
      groupBy: [
        { key: '42182106', count: 1 },
        { key: '42182199', count: 1 },
      ],
    },
  });
  expect(frameworks.nodes).toEqual([
    {
      usedBy: {
        groupBy: [
          { key: DEVELOPMENT, count: 2 },
          { key: WEB, count: 2 },
        ],
      },
    },
  ]);
  expect(tools.nodes[0].usedBy.edges).toEqual([
    { categories: ['42182199'], node: { slug: '29-1141.00' } },
    { categories: ['27111602'], node: { slug: '47-2061.00' } },
  ]);
});

test('a row that stands twice is reported, and counts once', () => {
  if (imported.status !== 'published') throw new Error('not published');
  expect(imported.quality.repeated['Role USES Framework']).toMatchObject({
    count: 1,
    samples: [expect.stringContaining(`29-1141.00 → C++ as ${WEB}`)],
  });
  expect(imported.quality.nodes).toMatchObject({ Category: 6, Framework: 3, Tool: 2 });
});

test.each([
  [
    'rows of one occupation that do not stand together',
    [row('15-1252.00', 'Ada', DEVELOPMENT, 'N', 'N')],
    'Technology Skills.txt:7: O*NET-SOC Code: "15-1252.00" has rows further above already: rows of one occupation stand together',
  ],
  [
    'one use of one category that is in demand and is not',
    [row('29-1141.00', 'C++', WEB, 'Y', 'Y'), row('29-1141.00', 'C++', WEB, 'Y', 'N')],
    `Technology Skills.txt:8: In Demand: "N" Technology Skills.txt:7 has Y for the same 29-1141.00 → C++ as ${WEB}: one row is right`,
  ],
  [
    'a technology that is hot in one row and not in another',
    [row('29-1141.00', 'C++', WEB, 'N', 'N')],
    'Technology Skills.txt:7: Hot Technology: "N" C++ has "Y" already (2): one value is right',
  ],
])('refused: %s', async (name, added, message) => {
  const folder = await edition(`refused ${name}`, added);
  await expect(importFrom(neo4j, 'onet', folder, { dataset: 'refused' })).rejects.toThrow(message);
});
