import { describe, expect, test } from 'vitest';
import { openArticle } from './asking.ts';

const { sent, ask, answer } = await openArticle();

type Named = { slug: string };
const slugs = (nodes: readonly Named[]) => nodes.map(({ slug }) => slug);
const BOTH = '["ai-engineer", "machine-learning-engineer"]';

describe('skillGap', () => {
  const gap = (args: string) =>
    answer(
      `{ skillGap(${args}) { missing { skill { slug } sections basis facts { totalCount } } shared { skill { slug } } surplus { skill { slug } } coverage reason } }`,
    ).then(({ skillGap }) => skillGap as Gap);
  interface Gap {
    missing: { skill: Named; sections: string[]; basis: string; facts: { totalCount: number } }[];
    shared: { skill: Named }[];
    surplus: { skill: Named }[];
    coverage: number | null;
    reason: string | null;
  }

  test('tells what an ML engineer lacks as an AI engineer, each with where the article says so', async () => {
    const { missing, shared, surplus, coverage, reason } = await gap(
      'from: "machine-learning-engineer", to: "ai-engineer"',
    );
    expect(sent).toHaveLength(1);
    expect(slugs(missing.map(({ skill }) => skill))).toEqual([
      'ai-architecture',
      'ai-frameworks-for-reasoning-and-perception',
      'clean-modular-performance-optimized-coding',
      'decision-logic',
      'interaction-design',
      'maintainability',
      'reliability',
      'robust-system-design-with-safeguards',
      'scalability',
      'system-integration',
    ]);
    expect(missing[1]).toMatchObject({
      sections: ['S5.2', 'S5.T'],
      basis: 'DIRECT',
      facts: { totalCount: 2 },
    });
    expect(shared).toHaveLength(17);
    expect(surplus).toHaveLength(14);
    expect(coverage).toBeCloseTo(17 / 27, 12);
    expect(reason).toBeNull();
  });

  test('is the other way round in the other direction', async () => {
    const { missing, surplus, coverage } = await gap('from: "ai-engineer", to: "machine-learning-engineer"');
    expect([missing.length, surplus.length]).toEqual([14, 10]);
    expect(coverage).toBeCloseTo(17 / 31, 12);
  });

  test('is nothing between a role and itself', async () => {
    const { missing, surplus, coverage } = await gap('from: "ai-engineer", to: "ai-engineer"');
    expect([missing.length, surplus.length, coverage]).toEqual([0, 0, 1]);
  });

  test.each([
    ['from: "data-engineer", to: "ai-engineer"', 'FROM_NOT_RATED', 27],
    ['from: "ai-engineer", to: "data-engineer"', 'TO_NOT_RATED', 0],
    ['from: "data-engineer", to: "data-engineer"', 'NEITHER_RATED', 0],
  ])('unknown differs from none: %s gives no coverage, and says %s', async (args, why, lacking) => {
    const { missing, coverage, reason } = await gap(args);
    expect([coverage, reason, missing.length]).toEqual([null, why, lacking]);
  });

  test('an unknown role is an error that names the argument and the nearest roles', async () => {
    const { data, errors } = await ask('{ skillGap(from: "ai-enginer", to: "ai-engineer") { coverage } }');
    expect(data).toEqual({ skillGap: null });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', argument: 'from' });
    expect(errors?.[0]?.extensions.nearest).toContain('ai-engineer');
  });
});

describe('skillsSharedBy', () => {
  test('gives the 17 skills that both roles require, as a connection', async () => {
    const { skillsSharedBy } = (await answer(
      `{ skillsSharedBy(roles: ${BOTH}, first: 2) { totalCount nodes { slug } pageInfo { hasNextPage } } }`,
    )) as { skillsSharedBy: object };
    expect(skillsSharedBy).toEqual({
      totalCount: 17,
      nodes: [{ slug: 'adaptability' }, { slug: 'ai-ethics' }],
      pageInfo: { hasNextPage: true },
    });
  });

  test('takes filters and orderings like any connection', async () => {
    const { skillsSharedBy } = (await answer(
      `{ skillsSharedBy(roles: ${BOTH}, filter: {slug: {startsWith: "c"}}, orderBy: [{slug: DESC}]) { nodes { slug } } }`,
    )) as { skillsSharedBy: { nodes: Named[] } };
    expect(slugs(skillsSharedBy.nodes)).toEqual([
      'cross-disciplinary-collaboration',
      'creativity',
      'continuous-learning',
      'collaboration',
      'clear-communication',
    ]);
  });
});

describe('compareRoles', () => {
  interface Comparison {
    relation: string;
    outgoing: boolean;
    unionSize: number;
    jaccard: number;
    overlap: number | null;
    shared: Named[];
    exclusive: { role: Named; nodes: Named[] }[];
  }
  const compare = async (args: string) =>
    (
      (await answer(
        `{ compareRoles(${args}) { relation outgoing unionSize jaccard overlap shared { slug } exclusive { role { slug } nodes { slug } } } }`,
      )) as { compareRoles: Comparison[] }
    ).compareRoles;
  const of = (rows: readonly Comparison[], relation: string) =>
    rows.find((row) => row.relation === relation && row.outgoing);

  test('counts what two roles share, and what each has alone, relation by relation', async () => {
    const rows = await compare(`roles: ${BOTH}`);
    expect(sent).toHaveLength(1);
    const skills = of(rows, 'SKILLS');
    expect(skills).toMatchObject({ unionSize: 41, jaccard: 17 / 41, overlap: 17 / 27 });
    expect(skills?.exclusive.map(({ role, nodes }) => [role.slug, nodes.length])).toEqual([
      ['ai-engineer', 10],
      ['machine-learning-engineer', 14],
    ]);
    expect(slugs(of(rows, 'FRAMEWORKS')?.shared ?? [])).toEqual([
      'hugging-face-transformers',
      'ml-frameworks',
      'unified-frameworks',
    ]);
    expect(of(rows, 'FRAMEWORKS')).toMatchObject({ unionSize: 25, jaccard: 3 / 25, overlap: 3 / 14 });
    expect(of(rows, 'LANGUAGES')).toMatchObject({ unionSize: 4, jaccard: 1, overlap: 1 });
    expect(of(rows, 'FIELDS')).toMatchObject({ shared: [], jaccard: 0, overlap: 0 });
  });

  test('the closest relations come first, in the same order each time', async () => {
    const rows = await compare(`roles: ${BOTH}`);
    const order = rows.map(({ jaccard }) => jaccard);
    expect(order).toEqual(order.toSorted((a, b) => b - a));
    expect(await compare(`roles: ${BOTH}`)).toEqual(rows);
  });

  test('names a relation as its field is called, and takes the same name back', async () => {
    const rows = await compare(`roles: ${BOTH}`);
    const named = ['COLLABORATORS', 'COLLABORATOR_OF', 'TEAMS', 'WORKFLOW_STEPS', 'TRENDS'];
    const expected = rows.filter(({ relation }) => named.includes(relation));
    expect(expected.length).toBeGreaterThanOrEqual(4);
    expect(await compare(`roles: ${BOTH}, by: [${named.join(', ')}]`)).toEqual(expected);
    const { errors } = await ask(`{ compareRoles(roles: ${BOTH}, by: [USES]) { relation } }`);
    expect(errors?.[0]?.message).toContain('"RoleField"');
  });

  test('where one role has nothing on record the overlap is unknown, not zero', async () => {
    const rows = await compare('roles: ["ai-engineer", "data-engineer"]');
    expect(of(rows, 'SKILLS')).toMatchObject({ unionSize: 27, jaccard: 0, overlap: null });
  });

  test('three roles share what all three have; what two of them have is exclusive to none', async () => {
    const rows = await compare(
      'roles: ["ai-engineer", "machine-learning-engineer", "hybrid-ai-ml-professional"]',
    );
    const skills = of(rows, 'SKILLS');
    expect(skills?.exclusive).toHaveLength(3);
    const alone = skills?.exclusive.reduce((sum, { nodes }) => sum + nodes.length, 0) ?? 0;
    expect(alone + (skills?.shared.length ?? 0)).toBeLessThan(skills?.unionSize ?? 0);
  });

  test.each([['["ai-engineer"]'], ['["ai-engineer", "article/ai-engineer"]']])(
    'one role has nothing to compare with: %s',
    async (roles) => {
      const { errors } = await ask(`{ compareRoles(roles: ${roles}) { relation } }`);
      expect(errors?.[0]).toMatchObject({
        message: '`roles` needs at least 2 different references, not 1.',
        extensions: { code: 'BAD_USER_INPUT' },
      });
    },
  );
});

describe('recommendRoles', () => {
  test('gives the roles for generative AI by fit, with mentions and the conflict about hybrid people', async () => {
    const { recommendRoles } = (await answer(
      '{ recommendRoles(project: "generative-ai-projects") { role { slug } fit rank facts { nodes { section { slug } } } conflicts { slug } } }',
    )) as { recommendRoles: object[] };
    const conflicts = [
      { slug: 'hybrid-positions-a-mistake-or-a-need' },
      { slug: 'hybrid-role-or-both-roles-for-generative-ai' },
    ];
    const said = (slug: string) => ({ nodes: [{ section: { slug } }] });
    expect(recommendRoles).toEqual([
      { role: { slug: 'ai-engineer' }, fit: 'COMBINED', rank: 2, facts: said('S7'), conflicts },
      { role: { slug: 'machine-learning-engineer' }, fit: 'COMBINED', rank: 2, facts: said('S7'), conflicts },
      {
        role: { slug: 'hybrid-ai-ml-professional' },
        fit: 'ALTERNATIVE',
        rank: 1,
        facts: said('S4.4'),
        conflicts,
      },
    ]);
  });
});

describe('frameworksForProject', () => {
  interface Row {
    framework: Named;
    role: Named | null;
    fit: string | null;
    basis: string;
    statements: { type: string; basis: string; strength: string; sections: string[] }[];
  }
  const frameworks = async (args: string) =>
    (
      (await answer(
        `{ frameworksForProject(${args}) { framework { slug } role { slug } fit basis statements { type basis strength sections } } }`,
      )) as { frameworksForProject: Row[] }
    ).frameworksForProject;

  test('names the role that each framework comes through, and what says that the role suits', async () => {
    const rows = await frameworks('project: "generative-ai-projects"');
    expect(rows.find(({ framework }) => framework.slug === 'amazon-sagemaker')).toEqual({
      framework: { slug: 'amazon-sagemaker' },
      role: { slug: 'machine-learning-engineer' },
      fit: 'COMBINED',
      basis: 'DERIVED',
      statements: [
        { type: 'SUITS', basis: 'DIRECT', strength: 'BOTH', sections: ['S7'] },
        { type: 'USES', basis: 'DIRECT', strength: 'PRIMARY', sections: ['S5.2', 'S5.T'] },
      ],
    });
    const shared = rows.filter(({ framework }) => framework.slug === 'hugging-face-transformers');
    expect(shared.map(({ role }) => role?.slug)).toEqual(['ai-engineer', 'machine-learning-engineer']);
  });

  test('gives what we infer of the project itself only where asked', async () => {
    const direct = (rows: readonly Row[]) => rows.filter(({ role }) => role === null);
    expect(direct(await frameworks('project: "chatbots"'))).toEqual([]);
    const inferred = direct(await frameworks('project: "chatbots", includeInferred: true'));
    expect(
      inferred.map(({ framework, basis, statements }) => [framework.slug, basis, statements.length]),
    ).toEqual([
      ['deep-learning-libraries', 'INFERRED', 1],
      ['integration-apis', 'INFERRED', 1],
      ['symbolic-ai-tools', 'INFERRED', 1],
    ]);
  });
});

describe('rolesForSkills', () => {
  test('sorts roles by how well the skills fit, with what matches and what is missing', async () => {
    const { rolesForSkills } = (await answer(
      '{ rolesForSkills(skills: ["prompt-engineering", "mlops", "model-training"]) { role { slug } score coverage matched { slug } missing { slug } } }',
    )) as {
      rolesForSkills: { role: Named; score: number; coverage: number; matched: Named[]; missing: Named[] }[];
    };
    const [first, second] = rolesForSkills;
    expect(first?.role.slug).toBe('machine-learning-engineer');
    expect(slugs(first?.matched ?? []).toSorted()).toEqual(['mlops', 'model-training', 'prompt-engineering']);
    expect(first?.missing).toHaveLength(28);
    expect([first?.coverage, first?.score]).toEqual([3 / 31, 3 / 31]);
    expect(second).toMatchObject({ role: { slug: 'ai-engineer' }, coverage: 2 / 27, score: 2 / 28 });
  });

  test.each([
    ['first: 0', '1'],
    ['first: 101', '100'],
  ])('%s is refused', async (first, limit) => {
    const { errors } = await ask(`{ rolesForSkills(skills: ["mlops"], ${first}) { score } }`);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'first' });
    expect(errors?.[0]?.message).toContain(limit);
  });
});

describe('trendImpact', () => {
  test('tells what generative AI changes', async () => {
    const { trendImpact } = (await answer(
      '{ trendImpact(trend: "generative-ai") { roles { role { slug } strength } skills { skill { slug } } drives { trend { slug } } statistics { slug } } }',
    )) as { trendImpact: object };
    expect(trendImpact).toEqual({
      roles: [
        { role: { slug: 'ai-engineer' }, strength: 'BOTH' },
        { role: { slug: 'machine-learning-engineer' }, strength: 'BOTH' },
      ],
      skills: [{ skill: { slug: 'generative-ai-expertise' } }],
      drives: [{ trend: { slug: 'fading-role-boundaries' } }],
      statistics: [{ slug: 'generative-ai-job-postings-growth' }],
    });
    expect(sent).toHaveLength(1);
  });
});
