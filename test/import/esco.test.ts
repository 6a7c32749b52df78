import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { model } from '../../schema/index.ts';
import type { ImportResult } from '../../src/ingest/import/index.ts';
import { testNeo4j } from '../support/neo4j.ts';
import { asker, fixtures, importFrom } from './world.ts';

const neo4j = await testNeo4j({ model });
const ask = asker(neo4j, 'esco');
let outcome: ImportResult;

beforeAll(async () => {
  outcome = await importFrom(neo4j, 'esco', join(fixtures, 'esco-1.0.0'));
});

describe("ESCO's CSV", () => {
  test('has occupations with names on several lines, groups, industries and names in other languages', async () => {
    const { role } = await ask(
      `{ role(slug: "aaaa-1") { name aliases description code uri greenShare retired
          broader { nodes { __typename slug name } } narrower { nodes { slug } } inIndustries { nodes { slug name code uri } }
          labels { nodes { language text alternatives } } dataset { version } } }`,
    );
    expect(role).toEqual({
      name: 'technical director',
      aliases: ['director of technical arts', 'head of technical'],
      description: 'Realises visions, "within constraints".\nOn two lines.',
      code: '2654.1.7',
      uri: 'http://data.europa.eu/esco/occupation/aaaa-1',
      greenShare: 0.5,
      retired: null,
      broader: { nodes: [{ __typename: 'OccupationGroup', slug: 'C2654', name: 'Directors and producers' }] },
      narrower: { nodes: [{ slug: 'aaaa-2' }] },
      inIndustries: {
        nodes: [
          {
            slug: 'nace2.1-90',
            name: 'Arts creation and performing arts activities (NACE 2.1 90)',
            code: '90',
            uri: 'http://data.europa.eu/ux2/nace2.1/90',
          },
          {
            slug: 'nace2.1-9031',
            name: 'Arts creation and performing arts activities (NACE 2.1 9031)',
            code: '9031',
            uri: 'http://data.europa.eu/ux2/nace2.1/9031',
          },
        ],
      },
      labels: {
        nodes: [
          {
            language: 'de',
            text: 'Technischer Leiter/Technische Leiterin, Bühne',
            alternatives: ['Inspizientin', 'Inspizient'],
          },
        ],
      },
      dataset: { version: '1.0.0' },
    });
  });

  test('has essential and optional skills, skills of skills, groups and themes', async () => {
    const { role, skill, trend } = await ask(
      `{ role(slug: "aaaa-1") { skills { edges { necessity node { name kind } } } }
         skill(slug: "bbbb-2") { broader { nodes { slug } } requiredBySkills { edges { necessity node { slug } } } }
         trend(slug: "green-skills") { name collection { nodes { name reuseLevel } } } }`,
    );
    expect(role.skills.edges).toEqual([
      { necessity: 'ESSENTIAL', node: { name: 'rig lights', kind: 'SKILL_OR_COMPETENCE' } },
      { necessity: 'OPTIONAL', node: { name: 'theatre history', kind: 'KNOWLEDGE' } },
    ]);
    expect(skill).toEqual({
      broader: { nodes: [{ slug: 'isced-f-02' }] },
      requiredBySkills: { edges: [{ necessity: 'OPTIONAL', node: { slug: 'bbbb-1' } }] },
    });
    expect(trend).toEqual({
      name: 'Green skills',
      collection: { nodes: [{ name: 'rig lights', reuseLevel: 'CROSS_SECTOR' }] },
    });
  });

  test('keeps what ESCO has withdrawn, with what takes its place', async () => {
    const { role } = await ask(
      '{ role(slug: "aaaa-3") { retired replacedBy { nodes { name replaces { totalCount } } } } }',
    );
    expect(role).toEqual({
      retired: true,
      replacedBy: { nodes: [{ name: 'stage manager', replaces: { totalCount: 1 } }] },
    });
  });

  test('merges rows that stand there twice, and reports what has no place in the hierarchy', () => {
    if (outcome.status !== 'published') throw new Error('not published');
    const { quality } = outcome;
    expect(quality.nodes.Role).toBe(3);
    expect(quality.relationships.REQUIRES_SKILL).toBe(2);
    expect(quality.repeated).toEqual({
      'Role REQUIRES_SKILL Skill': {
        count: 1,
        samples: ['aaaa-1 → bbbb-2 (occupationSkillRelations_en.csv:4)'],
        why: expect.any(String),
      },
      occupations: {
        count: 1,
        samples: [expect.stringMatching(/^aaaa-2: stage manager \(occupations_en\.csv:\d+\)$/)],
        why: 'ESCO has some concepts in two rows that differ in the date of their change alone',
      },
    });
    expect(quality.dangling).toEqual({
      'Skill BROADER Skill': {
        count: 1,
        samples: ['Skill gone (broaderRelationsSkillPillar_en.csv:3)'],
        why: expect.any(String),
      },
    });
    expect(quality.withoutHierarchy).toEqual({
      'OccupationGroup without BROADER': { count: 1, samples: ['C2'] },
      'Role without BROADER': { count: 1, samples: ['aaaa-3'] },
      'Skill without BROADER': { count: 2, samples: ['bbbb-1', 'bbbb-3'] },
    });
    expect(quality.withoutValue['Skill without kind']).toEqual({ count: 1, samples: ['bbbb-3'] });
    expect(quality.ambiguousLabels.Role).toEqual({
      count: 1,
      samples: ['head of technical: aaaa-1, aaaa-2'],
    });
  });
});
