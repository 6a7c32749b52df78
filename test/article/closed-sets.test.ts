import { executeDirectly, graphContext } from '@rolegraph/pothos-plugin-neo4j';
import { type GraphQLSchema, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { schema } from '../../schema/index.ts';
import { openOwnArticle } from './asking.ts';

const { neo4j, answer, ask, runtimeWith } = await openOwnArticle();

/** The answer that is sent without graphql-js walking it, as the server sends it. */
async function direct(source: string): Promise<unknown> {
  const contextValue = graphContext(runtimeWith({}));
  const result = executeDirectly({ schema: schema as GraphQLSchema, document: parse(source), contextValue });
  expect(result).toBeDefined();
  const { data, errors } = JSON.parse(JSON.stringify(await result));
  expect(errors).toBeUndefined();
  return data;
}

describe('closed sets are enums', () => {
  const questions = `{
    role(slug: "ai-engineer") { kind retentionFactors(first: 1) { edges { polarity node { polarity } } } }
    frameworks(filter: {kind: {eq: NAMED_PRODUCT}, category: {in: [LIBRARY, CLOUD_PLATFORM]}}) { totalCount nodes { kind category } }
    interviewCriteria(filter: {signals: {eq: NOT_SUFFICIENT}}) { nodes { slug signals } }
    statistics(filter: {unit: {eq: PERCENT}}) { totalCount }
    skills { groupBy(key: NODE_KIND) { key count } }
  }`;
  const answered = {
    role: {
      kind: 'PRIMARY',
      retentionFactors: { edges: [{ polarity: 'EMPLOYER_ACTION', node: { polarity: 'EMPLOYER_ACTION' } }] },
    },
    frameworks: { totalCount: 5 },
    interviewCriteria: {
      nodes: [{ slug: 'explains-how-a-model-works-negative-signal', signals: 'NOT_SUFFICIENT' }],
    },
    statistics: { totalCount: 6 },
    skills: {
      groupBy: [
        { key: 'TECHNICAL', count: 36 },
        { key: 'SOFT', count: 11 },
      ],
    },
  };

  test('whose names are in conditions, values and groups, while the graph stores the texts of their sources', async () => {
    expect(await answer(questions)).toMatchObject(answered);
    const { records } = await neo4j.driver.executeQuery(
      'MATCH (skill:Skill) RETURN DISTINCT skill.kind AS kind ORDER BY kind',
      {},
      { database: neo4j.database },
    );
    expect(records.map((record) => record.get('kind'))).toEqual(['soft', 'technical']);
  });

  test('which are decoded, so that asking for one leaves the answer as fast as without', async () => {
    expect(await direct(questions)).toMatchObject(answered);
  });

  test('in which a word that there is not is refused with those that there are', async () => {
    const { errors } = await ask('{ skills(filter: {kind: {eq: SOFTT}}) { totalCount } }');
    expect(errors?.[0]?.message).toContain('Did you mean the enum value "SOFT"');
  });

  test('and a text that a release of before has beyond them is unknown, where the rest of the answer stays', async () => {
    const set = (kind: string) =>
      neo4j.driver.executeQuery(
        "MATCH (skill:Skill {slug: 'reliability'}) SET skill.kind = $kind",
        { kind },
        { database: neo4j.database },
      );
    await set('operational');
    const source = '{ skills(filter: {slug: {in: ["reliability", "scalability"]}}) { nodes { slug kind } } }';
    const expected = {
      skills: {
        nodes: [
          { slug: 'reliability', kind: null },
          { slug: 'scalability', kind: 'TECHNICAL' },
        ],
      },
    };
    expect(await answer(source)).toEqual(expected);
    expect(await direct(source)).toEqual(expected);
    await set('technical');
  });
});

test('interview criteria are related to the skills that they tell about, with where the article says so', async () => {
  const { skill, interviewCriteria } = await answer<{
    skill: { assessedBy: { edges: object[] } };
    interviewCriteria: { nodes: { slug: string }[] };
  }>(`{
    skill(slug: "reliability") { assessedBy { edges { strength sections node { slug signals } } } }
    interviewCriteria(filter: {skills: {none: {}}}) { nodes { slug } }
  }`);
  expect(skill.assessedBy.edges).toEqual([
    {
      strength: 'STATED',
      sections: ['S10.3'],
      node: { slug: 'thinks-of-reliability-not-only-research', signals: 'PRODUCTION_UNDERSTANDING' },
    },
  ]);
  expect(interviewCriteria.nodes).toEqual([{ slug: 'examples-beyond-prototypes' }]);
});

test('every figure about the pay of a level is with its level, percentiles too', async () => {
  const { roleLevel } = await answer<{ roleLevel: { salaryFigures: { nodes: object[] } } }>(
    '{ roleLevel(slug: "ai-engineer-v") { salaryFigures(orderBy: [{amount: ASC}]) { nodes { measure amount seniority } } } }',
  );
  const seniority = 'AI Engineer V';
  expect(roleLevel.salaryFigures.nodes).toEqual([
    { measure: 'PERCENTILE_25', amount: 161000, seniority },
    { measure: 'AVERAGE_COMPENSATION', amount: 176264, seniority },
    { measure: 'PERCENTILE_75', amount: 186000, seniority },
  ]);
});
