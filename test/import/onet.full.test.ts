import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { model } from '../../schema/index.ts';
import type { ImportResult } from '../../src/ingest/import/index.ts';
import { testNeo4j } from '../support/neo4j.ts';
import { asker, fixtures, importFrom, refusals } from './world.ts';

const neo4j = await testNeo4j({ model });
const ask = asker(neo4j, 'onet');
let first: ImportResult;

beforeAll(async () => {
  first = await importFrom(neo4j, 'onet', join(fixtures, 'onet-1.0'));
});

describe("O*NET's text edition", () => {
  test('becomes a dataset of its own, with version, licence and credit', async () => {
    expect(first).toMatchObject({ status: 'published', release: 'onet_1' });
    const { dataset } = await ask(
      '{ dataset(slug: "onet", dataset: "onet") { name version licence credit } }',
    );
    expect(dataset).toMatchObject({ name: 'O*NET', version: '1.0', licence: 'CC BY 4.0' });
    expect(dataset.credit).toContain('O*NET 1.0 Database');
  });

  test('has occupations with job zone, aliases each once, and quotation marks as they stand', async () => {
    expect(
      await ask(
        '{ role(slug: "onet/15-1252.00") { name description aliases jobZone code } unknown: role(slug: "onet/15-2051.00") { jobZone } }',
      ),
    ).toEqual({
      role: {
        name: 'Software Developers',
        description: 'Write "quoted" programs, and test them.',
        aliases: ['Programmer', 'Analyst (SW)'],
        jobZone: 4,
        code: '15-1252.00',
      },
      unknown: { jobZone: null },
    });
  });

  test('rates skills and knowledge on the edge, with what the rating rests on', async () => {
    expect(
      await ask(
        `{ role(slug: "onet/29-1141.00") { skills(requirement: {minImportance: 1, includeNotRelevant: true, includeSuppress: true}, orderBy: [{edge: {importance: DESC}}]) { edges {
          importance level responses levelResponses importanceError levelError suppress levelSuppress notRelevant asOf statedBy node { name kind category } } } } }`,
      ),
    ).toEqual({
      role: {
        skills: {
          edges: [
            {
              importance: 3.5,
              level: 1,
              responses: 8,
              levelResponses: 8,
              importanceError: null,
              levelError: 0.2,
              suppress: false,
              levelSuppress: true,
              notRelevant: true,
              asOf: '2022-08',
              statedBy: 'Analyst',
              node: { name: 'Reading Comprehension', kind: 'SKILL', category: 'Content' },
            },
            {
              importance: 2,
              level: 2.5,
              responses: 28,
              levelResponses: 28,
              importanceError: 0.1102,
              levelError: 0.213,
              suppress: false,
              levelSuppress: false,
              notRelevant: false,
              asOf: '2023-08',
              statedBy: 'Incumbent',
              node: {
                name: 'Administration and Management',
                kind: 'KNOWLEDGE',
                category: 'Business and Management',
              },
            },
          ],
        },
      },
    });
  });

  test('tells technologies apart that differ in signs only, hot ones and those in demand', async () => {
    const { role } = await ask(
      '{ role(slug: "onet/15-1252.00") { frameworks { edges { inDemand node { slug name hot categories { nodes { name segment } } } } } } }',
    );
    expect(role.frameworks.edges).toEqual([
      {
        inDemand: false,
        node: {
          slug: 'c',
          name: 'C',
          hot: false,
          categories: {
            nodes: [{ name: 'Development environment software', segment: 'Information Technology' }],
          },
        },
      },
      {
        inDemand: true,
        node: {
          slug: expect.stringMatching(/^c-[0-9a-f]{8}$/),
          name: 'C++',
          hot: true,
          categories: {
            nodes: [
              { name: 'Development environment software', segment: 'Information Technology' },
              { name: 'Web platform development software', segment: null },
            ],
          },
        },
      },
      {
        inDemand: false,
        node: {
          slug: 'microsoft-excel',
          name: 'Microsoft Excel',
          hot: true,
          categories: { nodes: [{ name: 'Spreadsheet software', segment: null }] },
        },
      },
    ]);
  });

  test('has tasks of either kind or none, emerging ones with what they revise, tools, and related occupations', async () => {
    const { role, other, tools } = await ask(
      `{ role(slug: "onet/15-1252.00") { tasks { edges { kind respondents node { name revisedBy { nodes { name } } } } } emergingTasks { nodes { name novelty revises { nodes { slug } } } } related { edges { tier rank node { slug } } } }
         other: role(slug: "onet/15-2051.00") { tasks { edges { kind node { slug } } } related { totalCount } relatedFrom { nodes { slug } } }
         tools(dataset: "onet") { nodes { name categories { nodes { name } } usedBy { nodes { slug } } } } }`,
    );
    expect(role.tasks.edges).toEqual([
      {
        kind: 'CORE',
        respondents: 95,
        node: { name: 'Write code.', revisedBy: { nodes: [{ name: 'Write and review code.' }] } },
      },
      { kind: 'SUPPLEMENTAL', respondents: 95, node: { name: 'Attend meetings.', revisedBy: { nodes: [] } } },
    ]);
    expect(role.emergingTasks.nodes).toEqual(
      expect.arrayContaining([
        { name: 'Prompt a model.', novelty: 'NEW', revises: { nodes: [] } },
        { name: 'Write and review code.', novelty: 'REVISION', revises: { nodes: [{ slug: '101' }] } },
      ]),
    );
    expect(role.related.edges).toEqual([{ tier: 'PRIMARY_SHORT', rank: 1, node: { slug: '15-2051.00' } }]);
    expect(other).toEqual({
      tasks: { edges: [{ kind: null, node: { slug: '103' } }] },
      related: { totalCount: 1 },
      relatedFrom: { nodes: [{ slug: '15-1252.00' }] },
    });
    expect(tools.nodes).toEqual([
      {
        name: '"Hammer", claw',
        categories: { nodes: [{ name: 'Hammers' }] },
        usedBy: { nodes: [{ slug: '47-2061.00' }] },
      },
      {
        name: 'Stethoscopes',
        categories: { nodes: [{ name: 'Stethoscope' }] },
        usedBy: { nodes: [{ slug: '29-1141.00' }] },
      },
    ]);
  });

  test('is reported on: what dangles, what is said twice, what is unrated', () => {
    if (first.status !== 'published') throw new Error('not published');
    const { quality } = first;
    expect(quality.nodes).toEqual({
      Category: 5,
      Dataset: 1,
      EmergingTask: 2,
      Framework: 3,
      Role: 4,
      Skill: 2,
      Task: 3,
      Tool: 2,
    });
    expect(quality.dangling).toEqual({
      'Role RELATED_TO Role': {
        count: 1,
        samples: ['Role 99-9999.00 (Related Occupations.txt:4)'],
        why: 'O*NET names occupations that this edition has withdrawn',
      },
    });
    expect(quality.repeated).toEqual({
      'alternate titles of one occupation': {
        count: 1,
        samples: ['15-1252.00: Programmer (Alternate Titles.txt:3)'],
        why: 'O*NET lists a title once for each of its sources; the titles are the same',
      },
    });
    expect(quality.withoutRelationship['Role without REQUIRES_SKILL']).toEqual({
      count: 2,
      samples: ['15-2051.00', '47-2061.00'],
    });
    expect(quality.withoutValue['Role without jobZone']?.count).toBe(2);
    expect(quality.withoutValue['PERFORMS without kind']).toEqual({
      count: 1,
      samples: ['15-2051.00 → 103'],
    });
    expect(quality.ambiguousLabels.Role).toEqual({
      count: 1,
      samples: ['analyst (sw): 15-1252.00, 15-2051.00'],
    });
  });
});

describe('Importing again', () => {
  test('does nothing for the same files', async () => {
    expect(await importFrom(neo4j, 'onet', join(fixtures, 'onet-1.0'))).toEqual({
      status: 'unchanged',
      dataset: 'onet',
      release: 'onet_1',
    });
  });

  test('as a dry run says what would change, and writes nothing', async () => {
    const result = await importFrom(neo4j, 'onet', join(fixtures, 'onet-1.1'), { dryRun: true });
    if (result.status !== 'checked') throw new Error(`not a dry run: ${result.status}`);
    expect(result.changes.nodes.Role).toEqual({ added: 1, changed: 2, removed: 1, unchanged: 1 });
    expect(result.changes.nodes.Dataset).toEqual({ added: 0, changed: 1, removed: 0, unchanged: 0 });
    expect(result.changes.relationships.REQUIRES_SKILL).toEqual({
      added: 0,
      changed: 1,
      removed: 0,
      unchanged: 2,
    });
    expect(result.changes.relationships.USES_TOOL).toEqual({
      added: 0,
      changed: 0,
      removed: 1,
      unchanged: 1,
    });
    const { releases } = await ask('{ releases(dataset: "onet") { release } }');
    expect(releases).toEqual([{ release: 'onet_1' }]);
  });

  describe('a newer release', () => {
    beforeAll(async () => {
      await importFrom(neo4j, 'onet', join(fixtures, 'onet-1.1'), { force: true });
    });

    test('adds, changes and retires, while the old one can be looked back to by id, number and version', async () => {
      const question = (release: string) =>
        `{ roles(dataset: "onet"${release}) { nodes { name } } retired: roles(dataset: "onet"${release}, filter: {slug: {eq: "47-2061.00"}}) { nodes { name } } datasets(dataset: "onet"${release}) { nodes { version } } }`;
      const before = {
        roles: {
          nodes: ['Software Developers', 'Data Scientists', 'Registered Nurses', 'Construction Laborers'].map(
            (name) => ({ name }),
          ),
        },
        retired: { nodes: [{ name: 'Construction Laborers' }] },
        datasets: { nodes: [{ version: '1.0' }] },
      };
      expect(await ask(question(''))).toEqual({
        roles: {
          nodes: [
            'Software Developers',
            'Data Scientists and Analysts',
            'Registered Nurses',
            'Painting Workers',
          ].map((name) => ({ name })),
        },
        retired: { nodes: [] },
        datasets: { nodes: [{ version: '1.1' }] },
      });
      for (const release of ['onet_1', '1', '1.0']) {
        expect(await ask(question(`, release: "${release}"`))).toEqual(before);
      }
    });

    test('every kind of root field looks back', async () => {
      const { role } = await ask('{ role(slug: "15-2051.00", dataset: "onet", release: "1.0") { id name } }');
      const { node, nodes, byId, search, gap, statistics } = await ask(
        `query ($id: ID!, $text: String!) {
          node(id: $id, release: "1.0") { ... on Role { name } }
          nodes(ids: [$id], release: "1.1") { ... on Role { name } }
          byId: roles(dataset: "onet", release: "1.0", filter: {id: {eq: $id}}) { nodes { name } }
          search(text: "laborers", dataset: "onet", release: "1.0") { nodes { slug } }
          gap: skillGap(from: $text, to: "onet/29-1141.00", release: "1.0", compare: REQUIREMENT, requirement: {minImportance: 1, includeNotRelevant: true, includeSuppress: true}) { coverage }
          statistics: graphStatistics(dataset: "onet", release: "1.0") { nodeTypes { type count } }
        }`,
        { id: role.id, text: 'onet/15-1252.00' },
      );
      expect(node.name).toBe('Data Scientists');
      expect(nodes[0].name).toBe('Data Scientists and Analysts');
      expect(byId.nodes).toEqual([{ name: 'Data Scientists' }]);
      expect(search.nodes).toEqual([{ slug: '47-2061.00' }]);
      expect(gap.coverage).toBe(0.5);
      expect(statistics.nodeTypes).toContainEqual({ type: 'Tool', count: 2 });
    });

    test('a release that there is not is told of, with what to ask for those that there are', async () => {
      expect(
        await refusals(neo4j, 'onet')('{ roles(dataset: "onet", release: "9.9") { totalCount } }'),
      ).toEqual([
        {
          message:
            'There is no release `9.9` of the dataset `onet`; there are: `onet_2` (1.1), `onet_1` (1.0).',
          code: 'NOT_FOUND',
        },
      ]);
    });

    test('what the old release had not is told of by its release', async () => {
      const question =
        '{ skillGap(from: "51-9124.00", to: "29-1141.00", dataset: "onet", release: "1.0") { coverage } }';
      const [refusal] = await refusals(neo4j, 'onet')(question);
      expect(refusal?.code).toBe('NOT_FOUND');
      expect(refusal?.message).toContain(
        'There is no Role `51-9124.00` in release `1.0` of the dataset `onet`.',
      );
    });

    test('the releases of a dataset are listed, newest first', async () => {
      const { releases } = await ask(
        '{ releases(dataset: "onet") { release number version current nodes } }',
      );
      expect(releases).toEqual([
        { release: 'onet_2', number: 2, version: '1.1', current: true, nodes: 20 },
        { release: 'onet_1', number: 1, version: '1.0', current: false, nodes: 22 },
      ]);
    });

    test('the difference of two releases is told as connections of what was added, removed, renamed and changed', async () => {
      const answer = await ask(
        `query {
          datasetDifference(dataset: "onet", from: "1.0", to: "1.1") {
            added { totalCount nodes { __typename slug } }
            removed { nodes { slug ... on Role { tools { nodes { name } } } } }
            renamed { edges { nameBefore nameAfter properties { property } node { name } } }
            changed { edges {
              properties { property before after }
              relationships { type gained { slug } lost { slug } altered { slug } }
              node { slug }
            } }
          }
        }`,
      );
      expect(answer.datasetDifference).toEqual({
        added: { totalCount: 1, nodes: [{ __typename: 'Role', slug: '51-9124.00' }] },
        removed: {
          nodes: [
            { slug: '27111602' },
            { slug: '47-2061.00', tools: { nodes: [{ name: '"Hammer", claw' }] } },
            { slug: expect.stringMatching(/^hammer-claw-/) },
          ],
        },
        renamed: {
          edges: [
            {
              nameBefore: 'Data Scientists',
              nameAfter: 'Data Scientists and Analysts',
              properties: [],
              node: { name: 'Data Scientists and Analysts' },
            },
          ],
        },
        changed: {
          edges: [
            {
              properties: [
                {
                  property: 'description',
                  before: ['Write "quoted" programs, and test them.'],
                  after: ['Write and test programs.'],
                },
              ],
              relationships: [
                { type: 'REQUIRES_SKILL', gained: [], lost: [], altered: [{ slug: '2.A.1.a' }] },
              ],
              node: { slug: '15-1252.00' },
            },
          ],
        },
      });
    }, 120_000);

    test('a difference may leave out types and relationships, has pages, filters and orders, and is nothing between a release and itself', async () => {
      const answer = await ask(
        `query($after: String) {
          some: datasetDifference(dataset: "onet", from: "1.0", to: "1.1", types: [TOOL]) {
            added { totalCount } removed { nodes { name } } changed { totalCount }
          }
          shallow: datasetDifference(dataset: "onet", from: "1.0", to: "1.1", relationships: false) {
            changed { edges { properties { property } relationships { type } } }
          }
          none: datasetDifference(dataset: "onet", from: "1.0", to: "onet_1") {
            added { totalCount } removed { totalCount } renamed { totalCount } changed { totalCount nodes { id } }
          }
          paged: datasetDifference(dataset: "onet", from: "1.0", to: "1.1") {
            removed(first: 1, after: $after, orderBy: [{ name: DESC }]) { totalCount nodes { name } pageInfo { hasNextPage } }
            hammers: removed(filter: { name: { containsCaseSensitive: "Hammer" } }) { totalCount nodes { name } }
          }
        }`,
      );
      expect(answer).toEqual({
        some: {
          added: { totalCount: 0 },
          removed: { nodes: [{ name: '"Hammer", claw' }] },
          changed: { totalCount: 0 },
        },
        shallow: { changed: { edges: [{ properties: [{ property: 'description' }], relationships: [] }] } },
        none: {
          added: { totalCount: 0 },
          removed: { totalCount: 0 },
          renamed: { totalCount: 0 },
          changed: { totalCount: 0, nodes: [] },
        },
        paged: {
          removed: {
            totalCount: 3,
            nodes: [{ name: 'Hammers' }],
            pageInfo: { hasNextPage: true },
          },
          hammers: { totalCount: 2, nodes: [{ name: 'Hammers' }, { name: '"Hammer", claw' }] },
        },
      });
    }, 120_000);
  });
});
