import { describe, expect, it } from 'vitest';
import { openArticle } from './asking.ts';

const { sent, ask, answer } = await openArticle();

describe('what the article says can be asked', () => {
  it('salary figures stand apart by source, with amounts and what is unknown left null', async () => {
    const { role } = (await answer(
      '{ role(slug: "machine-learning-engineer") { salaryFigures(filter: {source: {name: {eq: "Built In"}}}) { nodes { amount currency statistic } } } }',
    )) as { role: { salaryFigures: { nodes: { amount: number }[] } } };
    expect(role.salaryFigures.nodes.map(({ amount }) => amount).sort()).toEqual(
      [158147, 204934, 44019].sort(),
    );
    expect(
      await answer(
        '{ salaryFigure(slug: "high-tier-staff-lead-ai-total-compensation") { amount source { name } } }',
      ),
    ).toEqual({
      salaryFigure: { amount: null, source: null },
    });
  });

  it('the salary figure that does not add up is among the conflicts, with its three figures', async () => {
    const { conflict } = (await answer(
      '{ conflict(slug: "built-in-ml-total-does-not-add-up") { kind description entities { nodes { __typename ... on SalaryFigure { amount } } } } }',
    )) as { conflict: { kind: string; description: string; entities: { nodes: { amount?: number }[] } } };
    expect(conflict.kind).toBe('arithmetic');
    expect(conflict.description).toContain('202,166');
    expect(conflict.entities.nodes.flatMap(({ amount }) => amount ?? []).sort()).toEqual(
      [158147, 204934, 44019].sort(),
    );
  });

  it('the unnamed source is a source of its own, with the figures that it gives', async () => {
    const { source } = (await answer(
      '{ source(slug: "unnamed-source-first-ai-salary") { name salaryFigures { nodes { amount } } } }',
    )) as { source: { salaryFigures: { nodes: { amount: number }[] } } };
    expect(source.salaryFigures.nodes.map(({ amount }) => amount).sort()).toEqual(
      [175262, 210595, 35333].sort(),
    );
  });

  it('a role is found by search, misspelt, and by the beginning of an alias', async () => {
    const { search, suggest } = (await answer(
      '{ search(text: "machin lerning enginer", types: [ROLE], first: 1) { nodes { slug } } suggest(prefix: "ML eng") { text entity { slug } } }',
    )) as { search: { nodes: unknown[] }; suggest: { text: string; entity: { slug: string } }[] };
    expect(search.nodes).toEqual([{ slug: 'machine-learning-engineer' }]);
    expect(suggest[0]).toEqual({ text: 'ML Engineer', entity: { slug: 'machine-learning-engineer' } });
  });

  it('who is called exactly as searched for leads', async () => {
    const first = async (text: string) =>
      (await answer(
        `query ($text: String!) { search(text: $text, first: 1) { nodes { __typename slug } } }`,
        {
          text,
        },
      )) as { search: { nodes: unknown[] } };
    const ml = { __typename: 'Role', slug: 'machine-learning-engineer' };
    expect((await first('ML engineer')).search.nodes).toEqual([ml]);
    expect((await first(' Machine  Learning engineer ')).search.nodes).toEqual([ml]);
  });

  it('how many is a number from 1 to 100', async () => {
    const { errors } = await ask('{ suggest(prefix: "a", first: 101) { text } }');
    expect(errors?.[0]).toMatchObject({
      message: '`first`: a number from 1 to 100.',
      extensions: { code: 'BAD_USER_INPUT', argument: 'first', value: 101 },
    });
  });

  it('each statement cites the sections of its mentions', async () => {
    expect(
      await answer(
        '{ role(slug: "machine-learning-engineer") { frameworks(filter: {slug: {eq: "pytorch"}}) { edges { strength sections basis facts { nodes { section { slug } source { name } } } } } } }',
      ),
    ).toEqual({
      role: {
        frameworks: {
          edges: [
            {
              strength: 'PRIMARY',
              sections: ['S5.2', 'S5.T', 'S7.T'],
              basis: 'DIRECT',
              facts: {
                nodes: ['S5.2', 'S5.T', 'S7.T'].map((slug) => ({
                  section: { slug },
                  source: { name: 'Alpha Apex Group' },
                })),
              },
            },
          ],
        },
      },
    });
  });
});

describe('nothing that we infer appears unasked', () => {
  it('a project type needs no frameworks by the source, and some by inference', async () => {
    const { projectTypes } = (await answer(
      '{ projectTypes { nodes { frameworks { totalCount } inferred: frameworks(includeInferred: true) { totalCount edges { basis strength facts { nodes { strength } } } } } } }',
    )) as {
      projectTypes: {
        nodes: { frameworks: { totalCount: number }; inferred: { totalCount: number; edges: object[] } }[];
      };
    };
    expect(projectTypes.nodes.reduce((sum, { frameworks }) => sum + frameworks.totalCount, 0)).toBe(0);
    expect(projectTypes.nodes.reduce((sum, { inferred }) => sum + inferred.totalCount, 0)).toBe(24);
    for (const edge of projectTypes.nodes.flatMap(({ inferred }) => inferred.edges)) {
      expect(edge).toMatchObject({ basis: 'INFERRED', strength: 'INFERRED' });
    }
  });

  it('facts of an entity leave out inferred ones, until they are asked for', async () => {
    const { frameworks } = (await answer(
      '{ frameworks { nodes { facts { nodes { strength } } all: facts(includeInferred: true) { totalCount } } } }',
    )) as {
      frameworks: { nodes: { facts: { nodes: { strength: string }[] }; all: { totalCount: number } }[] };
    };
    const stated = frameworks.nodes.flatMap(({ facts }) => facts.nodes.map(({ strength }) => strength));
    expect(stated).not.toContain('INFERRED');
    expect(frameworks.nodes.reduce((sum, { all }) => sum + all.totalCount, 0)).toBe(stated.length + 24);
  });
});

it('a question five levels deep with aliases and fragments is one statement', async () => {
  await answer(`
    query Deep($inferred: Boolean = true) {
      trend(slug: "generative-ai") { ...T roles { edges { strength effect node { ...R
        fw: frameworks(first: 3) { nodes { ...N usedBy { nodes { ...N skills(first: 2) { nodes { ...N outcomes { nodes { ...N facts(first: 1) { nodes { section { heading } } } } } } } } } } }
        langs: languages { totalCount } } } } skills(includeInferred: $inferred) { totalCount } }
    }
    fragment T on Trend { name kind ...N }
    fragment R on Role { ...N kind salaryFigures(first: 1) { nodes { amount source { name } } } }
    fragment N on Entity { __typename id name }`);
  expect(sent).toHaveLength(1);
});
