import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { model } from '../../schema/index.ts';
import { type FolderContent, writeGraphFolder } from '../export/folders.ts';
import { testNeo4j } from '../support/neo4j.ts';
import { asker, importFrom } from './world.ts';

// A busy machine plans a first comparison for long.
vi.setConfig({ testTimeout: 120_000 });

const neo4j = await testNeo4j({ model });
const ask = asker(neo4j, 'acme');
const scratch = await mkdtemp(join(tmpdir(), 'rolegraph-'));
afterAll(() => rm(scratch, { recursive: true, force: true }));

const before: FolderContent = {
  dataset: 'acme',
  version: '1',
  nodes: {
    Role: [
      { slug: 'smith', name: 'Smith', jobZone: 3 },
      { slug: 'baker', name: 'Baker', uri: 'https://acme.example/baker', description: 'Bakes.' },
      { slug: 'cook', name: 'Cook', code: 'C-12' },
      { slug: 'miller', name: 'Miller', uri: 'n/a', code: 'n/a' },
      { slug: 'guard', name: 'Guard', uri: 'n/a', code: 'n/a' },
      { slug: 'clerk-1', name: 'Clerk' },
      { slug: 'clerk-2', name: 'Clerk' },
      { slug: 'tailor', name: 'Tailor' },
    ],
    Skill: [
      { slug: 'forging', name: 'Forging' },
      { slug: 'welding', name: 'Welding' },
      { slug: 'kneading', name: 'Kneading' },
      { slug: 'sewing', name: 'Sewing' },
    ],
    Label: [
      { slug: 'de-tailor', language: 'de', text: 'Schneider' },
      { slug: 'fr-tailor', language: 'fr', text: 'Tailleur' },
    ],
  },
  relationships: {
    'Role-REQUIRES_SKILL-Skill': [
      { from: 'smith', to: 'forging', importance: 3, sections: ['1', '2'] },
      { from: 'smith', to: 'kneading', level: 2 },
      { from: 'baker', to: 'kneading', importance: 4, level: 1 },
      { from: 'baker', to: 'sewing' },
      { from: 'tailor', to: 'sewing', importance: 2 },
      { from: 'cook', to: 'sewing', importance: 2 },
    ],
    'Role-HAS_LABEL-Label': [
      { from: 'tailor', to: 'de-tailor' },
      { from: 'tailor', to: 'fr-tailor' },
    ],
  },
};

const after: FolderContent = {
  dataset: 'acme',
  version: '2',
  nodes: {
    Role: [
      // Another name, and more.
      { slug: 'smith', name: 'Blacksmith', jobZone: 4 },
      // Another slug, known by the uri; and more.
      {
        slug: 'bread-baker',
        name: 'Bread baker',
        uri: 'https://acme.example/baker',
        description: 'Bakes bread.',
      },
      // Another slug, known by the code.
      { slug: 'chef', name: 'Chef', code: 'C-12' },
      // Another slug, known by the name; what stands for its uri and code is no identifier.
      { slug: 'miller-new', name: 'Miller', uri: 'n/a', code: 'n/a' },
      { slug: 'diver', name: 'Diver', uri: 'n/a', code: 'n/a' },
      // Of two clerks.
      { slug: 'clerk', name: 'Clerk' },
      { slug: 'tailor', name: 'Tailor' },
    ],
    Skill: [
      { slug: 'forging', name: 'Forging' },
      { slug: 'welding', name: 'Welding' },
      { slug: 'kneading', name: 'Kneading' },
      { slug: 'needlework', name: 'Sewing' },
    ],
    Label: [
      { slug: 'de-tailor', language: 'de', text: 'Schneiderin' },
      { slug: 'fr-tailor', language: 'fr', text: 'Tailleur' },
    ],
  },
  relationships: {
    'Role-REQUIRES_SKILL-Skill': [
      { from: 'smith', to: 'forging', importance: 4, sections: ['2'], note: 'More than before.' },
      { from: 'smith', to: 'welding', level: 2 },
      { from: 'bread-baker', to: 'kneading', importance: 5, level: 1 },
      { from: 'bread-baker', to: 'needlework' },
      { from: 'tailor', to: 'needlework', importance: 3 },
      { from: 'chef', to: 'needlework', importance: 2 },
    ],
    'Role-HAS_LABEL-Label': [
      { from: 'tailor', to: 'de-tailor' },
      { from: 'tailor', to: 'fr-tailor' },
    ],
  },
};

beforeAll(async () => {
  for (const content of [before, after]) {
    const path = join(scratch, content.version ?? '');
    await writeGraphFolder(path, content);
    await importFrom(neo4j, 'graph', path, { force: true });
  }
});

const relationships = `relationships {
  type gained { slug } lost { slug } altered { slug }
  alterations { target { slug } property before after }
  labelsGained { language text } labelsLost { language text }
}`;

/** A row about a type of relationships in which nothing differs. */
const same = { gained: [], lost: [], altered: [], alterations: [], labelsGained: [], labelsLost: [] };

describe('The difference between two releases', () => {
  test('says of a renamed entity what else changed, its relationships included, with the values before and after', async () => {
    const { datasetDifference } = await ask(`{ datasetDifference(from: "1", to: "2") {
      renamed { edges {
        node { slug } nameBefore nameAfter slugBefore slugAfter matchedBy
        properties { property before after } ${relationships}
      } }
    } }`);
    const { edges } = datasetDifference.renamed;
    const rename = (slug: string) => edges.find(({ node }: { node: { slug: string } }) => node.slug === slug);
    expect(rename('smith')).toEqual({
      node: { slug: 'smith' },
      nameBefore: 'Smith',
      nameAfter: 'Blacksmith',
      slugBefore: 'smith',
      slugAfter: 'smith',
      matchedBy: 'SLUG',
      properties: [{ property: 'jobZone', before: ['3'], after: ['4'] }],
      relationships: [
        {
          ...same,
          type: 'REQUIRES_SKILL',
          gained: [{ slug: 'welding' }],
          lost: [{ slug: 'kneading' }],
          altered: [{ slug: 'forging' }],
          alterations: [
            { target: { slug: 'forging' }, property: 'importance', before: ['3.0'], after: ['4.0'] },
            { target: { slug: 'forging' }, property: 'note', before: [], after: ['More than before.'] },
            { target: { slug: 'forging' }, property: 'sections', before: ['1', '2'], after: ['2'] },
          ],
        },
      ],
    });
    expect(rename('bread-baker')).toEqual({
      node: { slug: 'bread-baker' },
      nameBefore: 'Baker',
      nameAfter: 'Bread baker',
      slugBefore: 'baker',
      slugAfter: 'bread-baker',
      matchedBy: 'URI',
      properties: [{ property: 'description', before: ['Bakes.'], after: ['Bakes bread.'] }],
      // Sewing has another slug, and is the same skill all the same.
      relationships: [
        {
          ...same,
          type: 'REQUIRES_SKILL',
          altered: [{ slug: 'kneading' }],
          alterations: [
            {
              target: { slug: 'kneading' },
              property: 'importance',
              before: ['4.0'],
              after: ['5.0'],
            },
          ],
        },
      ],
    });
    expect(rename('chef')).toMatchObject({ matchedBy: 'CODE', nameBefore: 'Cook', relationships: [] });
    expect(rename('miller-new')).toMatchObject({ matchedBy: 'NAME', slugBefore: 'miller', properties: [] });
    expect(rename('needlework')).toMatchObject({ matchedBy: 'NAME', slugBefore: 'sewing' });
    expect(edges).toHaveLength(5);
  });

  test('tells apart what was added and removed, also where a name or a placeholder is ambiguous', async () => {
    const { datasetDifference } = await ask(`{ datasetDifference(from: "1", to: "2") {
      added { totalCount nodes { slug } } removed { totalCount nodes { slug } }
    } }`);
    expect(datasetDifference).toEqual({
      added: { totalCount: 2, nodes: [{ slug: 'clerk' }, { slug: 'diver' }] },
      removed: { totalCount: 3, nodes: [{ slug: 'clerk-1' }, { slug: 'clerk-2' }, { slug: 'guard' }] },
    });
  });

  test('says of an entity that kept its name which relationships and names in other languages changed', async () => {
    const { datasetDifference } = await ask(`{ datasetDifference(from: "1", to: "2") {
      changed { totalCount edges { node { slug } properties { property } ${relationships} } }
    } }`);
    expect(datasetDifference.changed).toEqual({
      totalCount: 1,
      edges: [
        {
          node: { slug: 'tailor' },
          properties: [],
          relationships: [
            {
              ...same,
              type: 'HAS_LABEL',
              labelsGained: [{ language: 'de', text: 'Schneiderin' }],
              labelsLost: [{ language: 'de', text: 'Schneider' }],
            },
            {
              ...same,
              type: 'REQUIRES_SKILL',
              altered: [{ slug: 'needlework' }],
              alterations: [
                {
                  target: { slug: 'needlework' },
                  property: 'importance',
                  before: ['2.0'],
                  after: ['3.0'],
                },
              ],
            },
          ],
        },
      ],
    });
  });

  test('is the same backwards, and without relationships has the properties alone', async () => {
    const { backwards, shallow } = await ask(`{
      backwards: datasetDifference(from: "2", to: "1") {
        added { totalCount } removed { totalCount } renamed { totalCount } changed { totalCount }
      }
      shallow: datasetDifference(from: "1", to: "2", relationships: false, types: [ROLE]) {
        renamed { totalCount edges { properties { property } relationships { type } } } changed { totalCount }
      }
    }`);
    expect(backwards).toEqual({
      added: { totalCount: 3 },
      removed: { totalCount: 2 },
      renamed: { totalCount: 5 },
      changed: { totalCount: 1 },
    });
    expect(shallow).toEqual({
      renamed: {
        totalCount: 4,
        edges: [
          { properties: [{ property: 'description' }], relationships: [] },
          { properties: [], relationships: [] },
          { properties: [], relationships: [] },
          { properties: [{ property: 'jobZone' }], relationships: [] },
        ],
      },
      changed: { totalCount: 0 },
    });
  });

  test('loses no row between pages', async () => {
    for (const [part, total] of Object.entries({ added: 2, removed: 3, renamed: 5 })) {
      const slugs: string[] = [];
      let cursor: string | null = null;
      do {
        const { datasetDifference } = await ask(
          `query($after: String) { datasetDifference(from: "1", to: "2") { page: ${part}(first: 2, after: $after, orderBy: [{ name: DESC }]) {
            nodes { slug } pageInfo { hasNextPage endCursor }
          } } }`,
          { after: cursor },
        );
        const { nodes, pageInfo } = datasetDifference.page;
        slugs.push(...nodes.map(({ slug }: { slug: string }) => slug));
        cursor = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      } while (cursor !== null);
      expect([part, slugs.length, new Set(slugs).size]).toEqual([part, total, total]);
    }
  });
});
