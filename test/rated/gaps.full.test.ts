import { beforeAll, describe, expect, test } from 'vitest';
import { model } from '../../schema/index.ts';
import { publishRelease } from '../../src/releases/index.ts';
import { asker, refusals } from '../import/world.ts';
import { testNeo4j } from '../support/neo4j.ts';

const neo4j = await testNeo4j({ model });
const ask = asker(neo4j, 'rated');
const refusal = refusals(neo4j, 'rated');
const refused = async (source: string) => (await refusal(source)).map(({ message }) => message).join();

interface Rating {
  readonly importance?: number;
  readonly level?: number;
  readonly importanceError?: number;
  readonly levelError?: number;
  readonly responses?: number;
}

const errors = { importanceError: 0.1, levelError: 0.2, responses: 8 };
const rating = (importance: number, level: number, more: Rating = errors): Rating => ({
  importance,
  level,
  ...more,
});

/** Ratings of skills by role. Below importance 3 a skill is rated and not required. */
const rated: Readonly<Record<string, Readonly<Record<string, Rating>>>> = {
  nurse: {
    care: rating(5, 6),
    listening: rating(4, 4),
    mathematics: rating(2.5, 2),
    physics: rating(1, 1),
    programming: rating(1, 0),
    writing: rating(3, 3.5),
  },
  physicist: {
    care: rating(1, 1),
    listening: rating(3, 3),
    mathematics: rating(5, 6),
    physics: rating(4.5, 6.5),
    programming: rating(3.5, 4, { responses: 8 }),
    writing: rating(4, 4),
  },
  programmer: {
    mathematics: rating(3, 3),
    programming: rating(5, 6),
    writing: rating(3, 3),
  },
  executive: {
    care: rating(3, 4),
    listening: rating(5, 6),
    mathematics: rating(4, 4),
    physics: rating(2, 2),
    programming: rating(3, 1),
    writing: rating(5, 6),
  },
  idler: { care: rating(1, 1), writing: rating(1.5, 1) },
  cook: { care: {}, listening: {}, seasoning: {} },
  baker: { listening: {}, baking: {} },
  // Of writing no level is on record.
  chemist: { mathematics: rating(4, 4), physics: rating(4, 4), writing: { importance: 4 } },
};

const pair = { waiter: { serving: {}, smiling: {} }, host: { serving: {}, smiling: {} } };
const same = { ...pair, barkeeper: pair.host };

const uses: Readonly<Record<string, readonly string[]>> = {
  nurse: ['charts', 'spreadsheets'],
  physicist: ['root', 'spreadsheets', 'tex'],
};

async function publish(dataset: string, ratings: Readonly<Record<string, Readonly<Record<string, Rating>>>>) {
  const named = (type: string) => (slug: string) => ({ type, slug, properties: { name: slug } });
  const role = (slug: string) => ({ type: 'Role', slug });
  const skills = new Set(Object.values(ratings).flatMap((of) => Object.keys(of)));
  const frameworks = dataset === 'rated' ? uses : {};
  await publishRelease(neo4j.driver, {
    database: neo4j.database,
    model,
    dataset,
    records: {
      nodes: [
        { type: 'Dataset', slug: dataset, properties: { name: dataset, licence: 'MIT', credit: 'Us' } },
        ...[...Object.keys(ratings), 'painter'].map(named('Role')),
        ...[...skills].map(named('Skill')),
        ...[...new Set(Object.values(frameworks).flat())].map(named('Framework')),
      ],
      relationships: [
        ...Object.entries(ratings).flatMap(([from, of]) =>
          Object.entries(of).map(([to, properties]) => ({
            type: 'REQUIRES_SKILL',
            from: role(from),
            to: { type: 'Skill', slug: to },
            properties: { ...properties },
          })),
        ),
        ...Object.entries(frameworks).flatMap(([from, of]) =>
          of.map((to) => ({
            type: 'USES',
            from: role(from),
            to: { type: 'Framework', slug: to },
            properties: {},
          })),
        ),
      ],
    },
    fingerprint: dataset,
  });
}

beforeAll(async () => {
  await publish('rated', rated);
  await publish('same', same);
  await publish('pair', pair);
});

interface Row {
  readonly skill: { readonly slug: string };
}

const slugs = (rows: readonly Row[]) => rows.map(({ skill }) => skill.slug);

describe('the skill gap between rated roles', () => {
  test('is the skills whose level has to rise, by importance × level gap, and says that it is of profiles', async () => {
    const { skillGap } = await ask(
      '{ skillGap(from: "nurse", to: "physicist") { comparedBy reason missing { skill { slug } level heldLevel levelGap importance weight } shared { skill { slug } levelGap } surplus { skill { slug } } undetermined { skill { slug } } missingCount sharedCount surplusCount coverage coverageByImportance coverageByLevel } }',
    );
    expect(skillGap).toMatchObject({ comparedBy: 'PROFILE', reason: null, undetermined: [] });
    expect(skillGap.missing).toEqual([
      { skill: { slug: 'physics' }, level: 6.5, heldLevel: 1, levelGap: 5.5, importance: 4.5, weight: 24.75 },
      { skill: { slug: 'mathematics' }, level: 6, heldLevel: 2, levelGap: 4, importance: 5, weight: 20 },
      { skill: { slug: 'programming' }, level: 4, heldLevel: 0, levelGap: 4, importance: 3.5, weight: 14 },
      { skill: { slug: 'writing' }, level: 4, heldLevel: 3.5, levelGap: 0.5, importance: 4, weight: 2 },
    ]);
    expect(skillGap.shared).toEqual([{ skill: { slug: 'listening' }, levelGap: 0 }]);
    // The physicist is rated on care, below the threshold.
    expect(slugs(skillGap.surplus)).toEqual(['care']);
    expect([skillGap.missingCount, skillGap.sharedCount, skillGap.surplusCount]).toEqual([4, 1, 1]);
    expect(skillGap.coverage).toBeCloseTo(1 / 5, 12);
    expect(skillGap.coverageByImportance).toBeCloseTo(3 / 20, 12);
    expect(skillGap.coverageByLevel).toBeCloseTo((3 + 2 + 1 + 0 + 3.5) / (3 + 6 + 6.5 + 4 + 4), 12);
  });

  test('counts what is rated below the threshold where the client asks for it', async () => {
    const { skillGap } = await ask(
      '{ skillGap(from: "physicist", to: "nurse", requirement: {minImportance: 1}) { missing { skill { slug } } shared { skill { slug } } requirement { leftOutCount } } plain: skillGap(from: "physicist", to: "nurse") { requirement { leftOutCount } } }',
    );
    expect(slugs(skillGap.missing)).toEqual(['care', 'listening']);
    expect(slugs(skillGap.shared)).toEqual(['mathematics', 'physics', 'programming', 'writing']);
    expect(skillGap.requirement.leftOutCount).toBe(0);
  });

  test('is of sets where the client asks for requirements, and tells the ratings that are left out', async () => {
    const { skillGap } = await ask(
      '{ skillGap(from: "nurse", to: "physicist", compare: REQUIREMENT) { comparedBy coverage missing { skill { slug } heldLevel levelGap weight } shared { skill { slug } } surplus { skill { slug } } requirement { minImportance leftOutCount } } }',
    );
    expect(skillGap).toMatchObject({
      comparedBy: 'REQUIREMENT',
      coverage: 2 / 5,
      requirement: { minImportance: 3, leftOutCount: 1 },
    });
    expect(slugs(skillGap.missing)).toEqual(['mathematics', 'physics', 'programming']);
    expect(skillGap.missing[0]).toMatchObject({ heldLevel: null, levelGap: null, weight: null });
    expect(slugs(skillGap.shared)).toEqual(['listening', 'writing']);
    expect(slugs(skillGap.surplus)).toEqual(['care']);
  });

  test('takes a filter, an order and a length for what is missing', async () => {
    const asked: Readonly<Record<string, readonly [args: string, answer: readonly string[]]>> = {
      cut: ['first: 2', ['physics', 'mathematics']],
      byGap: ['filter: {levelGap: {gte: 4}}', ['physics', 'mathematics', 'programming']],
      byBoth: ['filter: {importance: {gt: 3.5}, weight: {lt: 20}}', ['writing']],
      bySkill: ['filter: {skill: {slug: {in: ["writing", "physics"]}}}', ['physics', 'writing']],
      either: [
        'filter: {or: [{skill: {slug: {eq: "physics"}}}, {not: {levelGap: {gt: 1}}}]}, orderBy: [{levelGap: ASC}]',
        ['writing', 'physics'],
      ],
      sorted: ['orderBy: [{skill: {slug: DESC}}], first: 3', ['writing', 'programming', 'physics']],
      // Ties are in the list's own order: by weight.
      tied: ['orderBy: [{levelGap: ASC}]', ['writing', 'mathematics', 'programming', 'physics']],
      further: [
        'filter: {skill: {requiredBy: {some: {slug: {eq: "executive"}}}}}',
        ['mathematics', 'programming', 'writing'],
      ],
    };
    const fields = Object.entries(asked).map(
      ([name, [args]]) => `${name}: missing(${args}) { skill { slug } }`,
    );
    const { skillGap } = await ask(`{ skillGap(from: "nurse", to: "physicist") { ${fields.join(' ')} } }`);
    for (const [name, [args, answer]] of Object.entries(asked)) {
      expect(slugs(skillGap[name]), args).toEqual(answer);
    }
    expect(
      await refused('{ skillGap(from: "nurse", to: "physicist") { missing(first: 0) { weight } } }'),
    ).toMatch(/`first` is a number from 1 to 100/);
  });

  test('says with the intervals of both levels whether a gap is certain, and why that is unknown', async () => {
    const { skillGap } = await ask(
      '{ skillGap(from: "nurse", to: "physicist") { missing { skill { slug } certain reason levelInterval { low high } heldLevelInterval { low high } importanceInterval { low high } responses heldResponses } } }',
    );
    const [physics, , programming, writing] = skillGap.missing;
    expect(physics).toMatchObject({ certain: true, reason: null, responses: 8, heldResponses: 8 });
    expect(physics.levelInterval.low).toBeCloseTo(6.5 - 1.96 * 0.2, 12);
    expect(physics.levelInterval.high).toBeCloseTo(6.5 + 1.96 * 0.2, 12);
    expect(physics.heldLevelInterval.high).toBeCloseTo(1 + 1.96 * 0.2, 12);
    expect(physics.importanceInterval.low).toBeCloseTo(4.5 - 1.96 * 0.1, 12);
    // 4 ± 0.39 and 3.5 ± 0.39 overlap.
    expect(writing).toMatchObject({ skill: { slug: 'writing' }, certain: false, reason: null });
    expect(programming).toMatchObject({
      certain: null,
      reason: 'ERROR_NOT_ON_RECORD',
      levelInterval: null,
      importanceInterval: null,
    });
    expect(programming.heldLevelInterval.high).toBeCloseTo(1.96 * 0.2, 12);
    const certain = await ask(
      '{ skillGap(from: "nurse", to: "physicist") { missing(filter: {certain: {eq: true}}) { skill { slug } } } }',
    );
    expect(slugs(certain.skillGap.missing)).toEqual(['physics', 'mathematics']);
  });

  test('takes no skill for missing or there, of which a level is not on record', async () => {
    const { skillGap } = await ask(
      '{ skillGap(from: "physicist", to: "chemist") { comparedBy missing { skill { slug } } shared { skill { slug } } undetermined { skill { slug } reason levelGap } coverage coverageByLevel } }',
    );
    expect(skillGap).toMatchObject({
      comparedBy: 'PROFILE',
      missing: [],
      undetermined: [{ skill: { slug: 'writing' }, reason: 'LEVEL_NOT_RATED', levelGap: null }],
      coverage: 1,
      coverageByLevel: 1,
    });
    expect(slugs(skillGap.shared)).toEqual(['mathematics', 'physics']);
  });
});

describe('a gap that cannot be measured has a reason in place of numbers', () => {
  test.each([
    ['from: "cook", to: "baker"', 'REQUIREMENT', null, 0.5],
    ['from: "cook", to: "baker", compare: PROFILE', 'PROFILE', 'LEVELS_NOT_RATED', null],
    ['from: "painter", to: "nurse"', 'REQUIREMENT', 'FROM_NOT_RATED', null],
    ['from: "nurse", to: "painter"', 'REQUIREMENT', 'TO_NOT_RATED', null],
    ['from: "nurse", to: "idler"', 'REQUIREMENT', 'NOTHING_REQUIRED', null],
    ['from: "nurse", to: "same/host"', 'REQUIREMENT', 'NO_COMMON_VOCABULARY', null],
    ['from: "same/waiter", to: "same/host"', 'REQUIREMENT', 'SAME_FOR_ALL_ROLES', null],
    ['from: "pair/waiter", to: "pair/host"', 'REQUIREMENT', null, 1],
  ])('%s', async (args, comparedBy, reason, coverage) => {
    const { skillGap } = await ask(`{ skillGap(${args}) { comparedBy reason coverage coverageByLevel } }`);
    expect(skillGap).toEqual({ comparedBy, reason, coverage, coverageByLevel: null });
  });

  test('and of two datasets nothing is said to be missing: it is not determined', async () => {
    const { skillGap } = await ask(
      '{ skillGap(from: "nurse", to: "same/host") { missingCount missing { skill { slug } } surplusCount undetermined { skill { slug } } } }',
    );
    expect(skillGap).toMatchObject({ missingCount: 0, missing: [], surplusCount: 0 });
    expect(slugs(skillGap.undetermined)).toEqual(['serving', 'smiling']);
  });
});

describe('the gap in another relation', () => {
  test('is of frameworks where no relation is named, each with what says so', async () => {
    const { roleGap } = await ask(
      '{ roleGap(from: "nurse", to: "physicist") { missing(orderBy: [{node: {name: DESC}}]) { node { __typename slug } basis } shared { node { slug } } surplus { node { slug } } missingCount sharedCount surplusCount coverage jaccard reason } }',
    );
    expect(roleGap).toEqual({
      missing: [
        { node: { __typename: 'Framework', slug: 'tex' }, basis: 'DIRECT' },
        { node: { __typename: 'Framework', slug: 'root' }, basis: 'DIRECT' },
      ],
      shared: [{ node: { slug: 'spreadsheets' } }],
      surplus: [{ node: { slug: 'charts' } }],
      missingCount: 2,
      sharedCount: 1,
      surplusCount: 1,
      coverage: 1 / 3,
      jaccard: 1 / 4,
      reason: null,
    });
  });

  test.each([
    ['from: "cook", to: "nurse"', 'FROM_NOT_ON_RECORD'],
    ['from: "nurse", to: "cook"', 'TO_NOT_ON_RECORD'],
    ['from: "cook", to: "baker"', 'NEITHER_ON_RECORD'],
    ['from: "nurse", to: "physicist", by: TOOLS', 'NEITHER_ON_RECORD'],
    ['from: "nurse", to: "same/host", by: SKILLS', 'NO_COMMON_VOCABULARY'],
    ['from: "same/waiter", to: "same/host", by: SKILLS', 'SAME_FOR_ALL_ROLES'],
  ])('%s: no number, but %s', async (args, reason) => {
    const { roleGap } = await ask(`{ roleGap(${args}) { reason coverage jaccard } }`);
    expect(roleGap).toEqual({ reason, coverage: null, jaccard: null });
  });

  test('is of requirements, not of all ratings, where it is of skills', async () => {
    const { roleGap } = await ask(
      '{ roleGap(from: "nurse", to: "physicist", by: SKILLS) { missing { node { slug } } } }',
    );
    expect(roleGap.missing.map(({ node }: { node: { slug: string } }) => node.slug)).toEqual([
      'mathematics',
      'physics',
      'programming',
    ]);
  });
});

describe('roles that all have the same', () => {
  test('are not told apart by comparing them: a reason in place of numbers', async () => {
    const compare = (roles: string, by: string) =>
      ask(
        `{ compareRoles(roles: [${roles}], by: [${by}]) { relation jaccard overlap reason shared { slug } } }`,
      );
    const same = await compare('"same/waiter", "same/host"', 'SKILLS');
    expect(same.compareRoles).toEqual([
      {
        relation: 'SKILLS',
        jaccard: null,
        overlap: null,
        reason: 'SAME_FOR_ALL_ROLES',
        shared: [{ slug: 'serving' }, { slug: 'smiling' }],
      },
    ]);
    const alone = await compare('"pair/waiter", "pair/host"', 'SKILLS');
    expect(alone.compareRoles).toMatchObject([{ jaccard: 1, reason: null }]);
    const different = await compare('"nurse", "physicist"', 'FRAMEWORKS');
    expect(different.compareRoles).toMatchObject([{ jaccard: 1 / 4, reason: null }]);
  });
});

describe('roles for skills', () => {
  const fits = async (args: string) =>
    (await ask(`{ rolesForSkills(${args}) { role { slug } comparedBy measure score coverage } }`))
      .rolesForSkills as { role: { slug: string }; comparedBy: string; measure: string; score: number }[];

  test('are led by those to which the skill matters most, by profile', async () => {
    const rows = await fits('skills: ["programming"]');
    expect(rows.map(({ role }) => role.slug)).toEqual(['programmer', 'physicist', 'executive']);
    expect(rows[0]).toMatchObject({ comparedBy: 'PROFILE', measure: 'OCHIAI', coverage: 1 / 3 });
    expect(rows[0]?.score).toBeCloseTo(((5 / 5) * (6 / 7)) / Math.sqrt(1 * 3), 12);
  });

  test('are fitted by the levels that a person has, where they are given', async () => {
    const rows = await fits(
      'levels: [{skill: "programming", level: 3}, {skill: "writing", level: 5}], skills: ["mathematics"], first: 2',
    );
    const [programmer] = rows;
    expect(programmer).toMatchObject({
      role: { slug: 'programmer' },
      comparedBy: 'PROFILE',
      measure: 'LEVELS',
    });
    // Mathematics is given without a level and counts in full; of writing no more than what is required.
    expect(programmer?.score).toBeCloseTo((3 * 3 + 5 * 3 + 3 * 3) / (3 * 3 + 5 * 6 + 3 * 3), 12);
  });

  test('are matched as sets where skills are not rated, or the client asks for requirements', async () => {
    expect(await fits('skills: ["seasoning", "baking"]')).toMatchObject([
      { role: { slug: 'baker' }, comparedBy: 'REQUIREMENT', measure: 'JACCARD', score: 1 / 3 },
      { role: { slug: 'cook' }, score: 1 / 4 },
    ]);
    expect(await fits('skills: ["programming"], compare: REQUIREMENT')).toMatchObject(
      [
        { role: { slug: 'programmer' }, measure: 'JACCARD', score: 1 / 3 },
        { role: { slug: 'physicist' }, score: 1 / 5 },
        { role: { slug: 'executive' }, score: 1 / 5 },
      ].toSorted((a, b) => b.score - a.score || (a.role.slug < b.role.slug ? -1 : 1)),
    );
  });

  test.each([
    ['', /Give at least one reference in one of `skills` and `levels`/],
    ['levels: [{skill: "programming", level: 8}]', /`levels.level`: is not from 0 to 7/],
    [
      'levels: [{skill: "writing", level: 1}, {skill: "Writing", level: 2}]',
      /`levels` names a skill more than once/,
    ],
    ['levels: [{skill: "programing", level: 1}]', /There is no Skill `programing`.*Nearest: `programming`/],
  ])('refuse what means nothing: %s', async (args, message) => {
    const field = args === '' ? 'rolesForSkills' : `rolesForSkills(${args})`;
    expect(await refused(`{ ${field} { score } }`)).toMatch(message);
  });
});
