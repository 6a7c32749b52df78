import { describe, expect, test } from 'vitest';
import { openArticle } from './asking.ts';
import { bothRoles } from './fifty-questions/both-roles.ts';
import { market } from './fifty-questions/market.ts';
import { oneRole } from './fifty-questions/one-role.ts';
import { projects } from './fifty-questions/projects.ts';
import type { Leaf } from './fifty-questions/question.ts';
import { theGraphItself } from './fifty-questions/the-graph-itself.ts';

/**
 * Questions about the article. Their answers were worked out from its inventory by a program of its own, which knows nothing
 * of RoleGraph, its seeds and Neo4j: breadth-first search for paths, plain sets for what roles share.
 */
const { answer } = await openArticle();

/** All that an answer holds, without its shape: slugs, counts and shares. */
function leavesOf(answer: unknown): Leaf[] {
  if (answer === null || answer === undefined) return [];
  return typeof answer === 'object' ? Object.values(answer).flatMap(leavesOf) : [answer as Leaf];
}

const byText = (a: Leaf, b: Leaf) => (String(a) < String(b) ? -1 : 1);
const questions = [...oneRole, ...bothRoles, ...projects, ...market, ...theGraphItself];

test.each(questions)('%s', async (_question, query, held) => {
  expect(leavesOf(await answer(query)).toSorted(byText)).toEqual(held.toSorted(byText));
});

/** Of each relation that starts at the roles: how much they share, how much one of them has, Jaccard, overlap. */
const compared: readonly (readonly [
  relation: string,
  shared: number,
  union: number,
  jaccard: number,
  overlap: number | null,
])[] = [
  ['ALIGNS_WITH', 1, 1, 1.0, 1.0],
  ['APPLICATIONS', 0, 6, 0.0, 0.0],
  ['CHALLENGES', 3, 4, 0.75, 1.0],
  ['COLLABORATORS', 1, 3, 0.3333333333333333, 0.5],
  ['COMPLEMENTS', 0, 1, 0.0, null],
  ['DELIVERABLES', 2, 23, 0.08695652173913043, 0.2222222222222222],
  ['DOMAINS', 0, 3, 0.0, null],
  ['EARNS_MORE_THAN', 0, 1, 0.0, null],
  ['FIELDS', 0, 2, 0.0, 0.0],
  ['FRAMEWORKS', 3, 25, 0.12, 0.21428571428571427],
  ['INDUSTRIES', 2, 2, 1.0, 1.0],
  ['LANGUAGES', 4, 4, 1.0, 1.0],
  ['MITIGATES', 0, 4, 0.0, 0.0],
  ['OUTCOMES', 4, 4, 1.0, 1.0],
  ['OVERLAPS', 1, 1, 1.0, 1.0],
  ['PRIORITIES', 3, 3, 1.0, 1.0],
  ['RELIES_ON', 0, 2, 0.0, 0.0],
  ['RESPONSIBILITIES', 3, 66, 0.045454545454545456, 0.09090909090909091],
  ['SKILLS', 17, 41, 0.4146341463414634, 0.6296296296296297],
  ['STATISTICS', 0, 1, 0.0, null],
  ['SUCCESS_CRITERIA', 0, 2, 0.0, 0.0],
  ['TEAMS', 0, 4, 0.0, null],
  ['WORKFLOW_STEPS', 0, 19, 0.0, 0.0],
];

test('How do the two roles compare, relation by relation?', async () => {
  const { compareRoles } = await answer<{
    compareRoles: {
      relation: string;
      outgoing: boolean;
      shared: unknown[];
      unionSize: number;
      jaccard: number;
      overlap: number | null;
    }[];
  }>(
    '{ compareRoles(roles: ["ai-engineer", "machine-learning-engineer"]) { relation outgoing shared { slug } unionSize jaccard overlap } }',
  );
  const rows = compareRoles
    .filter(({ outgoing }) => outgoing)
    .map(({ relation, shared, unionSize, jaccard, overlap }) => [
      relation,
      shared.length,
      unionSize,
      jaccard,
      overlap,
    ]);
  expect(rows.toSorted(([a], [b]) => byText(String(a), String(b)))).toEqual(compared);
});

describe('What surrounds an entity?', () => {
  const surroundings: readonly (readonly [
    of: string,
    depth: number,
    atDistance: readonly number[],
    edges: number,
  ])[] = [
    ['pytorch', 1, [1, 3], 4],
    ['mlops', 1, [1, 3], 9],
    ['mlops', 2, [1, 3, 306], 464],
  ];

  test.each(surroundings)('%s, %i steps far', async (of, depth, atDistance, edges) => {
    const { neighborhood } = await answer<{
      neighborhood: { nodes: { distance: number }[]; edges: unknown[]; truncated: boolean };
    }>(
      `{ neighborhood(of: "${of}", depth: ${depth}, limit: 500) { nodes { distance } edges { type } truncated } }`,
    );
    const counts = atDistance.map(
      (_, at) => neighborhood.nodes.filter(({ distance }) => distance === at).length,
    );
    expect(counts).toEqual(atDistance);
    expect(neighborhood.edges).toHaveLength(edges);
    expect(neighborhood.truncated).toBe(false);
  });
});
