import { beforeAll, describe, expect, test } from 'vitest';
import { model } from '../../schema/index.ts';
import { runAlone } from '../../src/releases/database.ts';
import { prepareDatabase, publishRelease } from '../../src/releases/index.ts';
import { readNodes } from '../../src/releases/read-nodes.ts';
import { asker, refusals } from '../import/world.ts';
import { testNeo4j } from '../support/neo4j.ts';
import { clinic, edge, type Rating, ratings } from './clinic.ts';

const neo4j = await testNeo4j({ model });
const ask = asker(neo4j, 'clinic');
const refused = refusals(neo4j, 'clinic');

async function publish(dataset: string, records: typeof clinic): Promise<void> {
  const { driver, database } = neo4j;
  await publishRelease(driver, { database, model, dataset, records, fingerprint: dataset });
}

beforeAll(() => publish('clinic', clinic));

interface SimilarRole {
  readonly role: { readonly slug: string };
  readonly comparedBy: string;
  readonly score: number | null;
  readonly [column: string]: unknown;
}

async function similarTo(slug: string, args: string, columns: string): Promise<SimilarRole[]> {
  const given = args === '' ? '' : `(${args})`;
  const { role } = await ask(
    `{ role(slug: "${slug}") { similar${given} { role { slug } comparedBy score ${columns} } } }`,
  );
  return role.similar;
}

/** The weights of a role, from the definition. */
const weightsOf = (rated: readonly Rating[]) => rated.map(({ importance, level }) => importance * level);

const ratingsOf = (role: string) => [...(ratings.get(role)?.values() ?? [])];

function cosine(a: readonly number[], b: readonly number[]): number {
  const dot = a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
  return dot / (Math.hypot(...a) * Math.hypot(...b));
}

/** The standard error of a similarity, each rating moved by a little in turn. */
function standardError(one: readonly Rating[], two: readonly Rating[]): number {
  const step = 1e-6;
  let variance = 0;
  for (const moved of [0, 1]) {
    for (const index of one.keys()) {
      for (const scale of ['importance', 'level'] as const) {
        const changed = [one, two].map((side, number) =>
          side.map((rating, at) =>
            number === moved && at === index ? { ...rating, [scale]: rating[scale] + step } : rating,
          ),
        );
        const slope =
          (cosine(weightsOf(changed[0] ?? []), weightsOf(changed[1] ?? [])) -
            cosine(weightsOf(one), weightsOf(two))) /
          step;
        variance += (slope * ((moved === 0 ? one : two)[index]?.[`${scale}Error`] ?? 0)) ** 2;
      }
    }
  }
  return Math.sqrt(variance);
}

describe('similar, where roles are rated', () => {
  test('a nurse is most like the other nurses, by the cosine of importance × level, and only rated roles are candidates', async () => {
    const rows = await similarTo('nurse-1', 'first: 100', 'reason');
    const expected = [...ratings.keys()]
      .filter((other) => other !== 'nurse-1')
      .map((other) => ({
        slug: other,
        score: cosine(weightsOf(ratingsOf('nurse-1')), weightsOf(ratingsOf(other))),
      }))
      .toSorted((a, b) => b.score - a.score);
    expect(rows.map(({ role }) => role.slug)).toEqual(expected.map(({ slug }) => slug));
    expect(rows.slice(0, 3).map(({ role }) => role.slug)).toEqual(['nurse-2', 'nurse-3', 'nurse-4']);
    for (const [place, { score, comparedBy, reason }] of rows.entries()) {
      expect(score).toBeCloseTo(expected[place]?.score ?? 0, 10);
      expect([comparedBy, reason]).toEqual(['PROFILE', null]);
    }
  });

  test('each row tells how much of the score is certain', async () => {
    const rows = await similarTo('nurse-1', 'first: 3', 'scoreLow scoreHigh certain intervalReason');
    const [first, second, third] = rows;
    for (const row of [first, second]) {
      const margin = 1.96 * standardError(ratingsOf('nurse-1'), ratingsOf(row?.role.slug ?? ''));
      expect(margin).toBeGreaterThan(0.0005);
      expect(row?.scoreLow).toBeCloseTo((row?.score ?? 0) - margin, 6);
      expect(row?.scoreHigh).toBeCloseTo(Math.min((row?.score ?? 0) + margin, 1), 6);
      expect(row?.intervalReason).toBeNull();
    }
    expect(first?.certain).toBe(false);
    // The next is nurse 4, of whom no standard errors are on record.
    expect(second?.certain).toBeNull();
    expect(third).toMatchObject({
      role: { slug: 'nurse-4' },
      scoreLow: null,
      scoreHigh: null,
      certain: null,
      intervalReason: 'ERRORS_NOT_ON_RECORD',
    });
  });

  test('a row is certain against the next one although that is not given', async () => {
    const rows = await similarTo('physicist-1', 'first: 3', 'certain');
    expect(rows.map(({ certain }) => certain)).toEqual([false, false, true]);
  });

  test('tells what adds to the score, most first, with its evidence', async () => {
    const [closest] = await similarTo('nurse-1', 'first: 1', 'sharedCount shared { slug } basis');
    const rated = [...(ratings.get('nurse-1') ?? [])].map(([skill, { importance, level }]) => {
      const theirs = ratings.get('nurse-2')?.get(skill);
      return { skill, product: importance * level * (theirs?.importance ?? 0) * (theirs?.level ?? 0) };
    });
    const adding = rated.filter(({ product }) => product > 0).toSorted((a, b) => b.product - a.product);
    expect(closest?.sharedCount).toBe(adding.length);
    expect(closest?.shared).toEqual(adding.map(({ skill }) => ({ slug: skill })));
    expect(closest?.basis).toBe('DERIVED');
  });

  test('is asked by sets where the client names relations or REQUIREMENT; sets that all roles share tell nothing', async () => {
    const columns = 'reason sharedCount certain intervalReason';
    const all = await similarTo('nurse-1', 'by: [SKILLS], first: 2', columns);
    expect(all).toHaveLength(2);
    for (const row of all) {
      expect(row).toMatchObject({
        comparedBy: 'REQUIREMENT',
        score: null,
        reason: 'SAME_FOR_ALL_ROLES',
        sharedCount: 8,
        certain: null,
        intervalReason: 'NO_SAMPLE',
      });
    }
    const [closest] = await similarTo('programmer-1', 'compare: REQUIREMENT, first: 1', columns);
    expect(closest).toMatchObject({ comparedBy: 'REQUIREMENT', score: 8 / 9, reason: null, sharedCount: 8 });
  });

  test('is asked by sets where the client says which ratings count, which is no question about profiles', async () => {
    const [closest] = await similarTo('nurse-1', 'requirement: {minImportance: 4}, first: 1', '');
    expect(closest?.comparedBy).toBe('REQUIREMENT');
    const [error] = await refused(
      '{ role(slug: "nurse-1") { similar(compare: PROFILE, requirement: {minImportance: 4}) { score } } }',
    );
    expect(error).toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining('`requirement` says which ratings count in a set'),
    });
  });

  test('a role that is not rated is compared by sets, with rated roles among the candidates', async () => {
    const rows = await similarTo('painter', '', 'reason sharedCount');
    expect(rows).toMatchObject([
      { role: { slug: 'designer' }, comparedBy: 'REQUIREMENT', score: 1 / 2, reason: null, sharedCount: 1 },
      { role: { slug: 'programmer-1' }, comparedBy: 'REQUIREMENT', score: 1 / 10, sharedCount: 1 },
    ]);
    expect(await similarTo('painter', 'compare: PROFILE', '')).toEqual([]);
  });

  test('profiles of named relations are refused with what would be right', async () => {
    const [error] = await refused(
      '{ role(slug: "nurse-1") { similar(compare: PROFILE, by: [SKILLS]) { score } } }',
    );
    expect(error?.code).toBe('BAD_USER_INPUT');
    expect(error?.message).toContain('Leave out `by`');
  });
});

describe('compareRoles', () => {
  const profiles =
    'profiles { first { slug } second { slug } similarity similarityLow similarityHigh reason intervalReason differences { skill { slug } firstWeight secondWeight firstLevel secondLevel } }';

  test('compares rated roles by profile as similar does, and tells how their ratings differ', async () => {
    const { compareRoles } = await ask(
      `{ compareRoles(roles: ["nurse-1", "nurse-2", "nurse-4"], by: [SKILLS]) { reason ${profiles} } }`,
    );
    const [{ reason, profiles: pairs }] = compareRoles;
    expect(reason).toBe('SAME_FOR_ALL_ROLES');
    expect(
      pairs.map((pair: { first: { slug: string }; second: { slug: string } }) => [
        pair.first.slug,
        pair.second.slug,
      ]),
    ).toEqual([
      ['nurse-1', 'nurse-2'],
      ['nurse-1', 'nurse-4'],
      ['nurse-2', 'nurse-4'],
    ]);
    const [closest] = await similarTo('nurse-1', 'first: 1', 'scoreLow scoreHigh');
    expect(pairs[0]).toMatchObject({ similarity: closest?.score, reason: null, intervalReason: null });
    expect(pairs[0].similarityLow).toBeCloseTo(closest?.scoreLow as number, 9);
    expect(pairs[0].similarityHigh).toBeCloseTo(closest?.scoreHigh as number, 9);
    expect(pairs[1]).toMatchObject({ similarityLow: null, intervalReason: 'ERRORS_NOT_ON_RECORD' });
    // The levels of nurse 2 differ where their index is not a multiple of three.
    const gaps = pairs[0].differences.map((one: { firstWeight: number; secondWeight: number }) =>
      Math.abs(one.firstWeight - one.secondWeight),
    );
    expect(gaps).toHaveLength(5);
    expect(gaps).toEqual(gaps.toSorted((a: number, b: number) => b - a));
  });

  test('gives no number for roles of two datasets, which share no vocabulary', async () => {
    await publish('elsewhere', clinic);
    const { compareRoles } = await ask(
      `{ compareRoles(roles: ["nurse-1", "elsewhere/nurse-1"], by: [SKILLS]) { jaccard overlap reason shared { slug } ${profiles} } }`,
    );
    expect(compareRoles).toMatchObject([
      {
        jaccard: null,
        overlap: null,
        reason: 'NO_COMMON_VOCABULARY',
        shared: [],
        profiles: [
          { similarity: null, reason: 'NO_COMMON_VOCABULARY', intervalReason: null, differences: [] },
        ],
      },
    ]);
  });
});

describe('profiles', () => {
  test('of a release from before are computed at the next start, and are no properties of roles', async () => {
    const before = await similarTo('nurse-1', 'first: 100', '');
    await runAlone(
      neo4j,
      'MATCH (n:Role) REMOVE n.profileScales, n.nearestProfiles, n.nearestProfileSimilarities WITH count(*) AS roles MATCH (release:Release) REMOVE release.profileVersion',
    );
    expect((await similarTo('nurse-1', '', ''))[0]?.comparedBy).toBe('REQUIREMENT');
    const lines: string[] = [];
    await prepareDatabase(neo4j, model, (line) => lines.push(line));
    expect(lines.filter((line) => line.startsWith('Computing profiles for'))).toHaveLength(1);
    expect(await similarTo('nurse-1', 'first: 100', '')).toEqual(before);

    const role = model.nodes.get('Role');
    if (!role) throw new Error('There is no type Role');
    const nodes = [];
    for await (const node of readNodes(neo4j, role, 'clinic_1')) nodes.push(node);
    expect(nodes).toHaveLength(14);
    for (const { properties } of nodes) expect(Object.keys(properties).join()).not.toMatch(/profile/i);
  });

  test('weigh by the one scale that a dataset rates, leave out what is not relevant, and need five ratings', async () => {
    const skills = ['a', 'b', 'c', 'd', 'e', 'f'];
    const rate = (role: string, importances: readonly number[], notRelevant = -1) =>
      importances.map((importance, index) =>
        edge('REQUIRES_SKILL', role, 'Skill', skills[index] ?? '', {
          importance,
          notRelevant: index === notRelevant,
        }),
      );
    const node = (type: string, slug: string) => ({ type, slug, properties: { name: slug } });
    await publish('simple', {
      nodes: [
        ...['one', 'two', 'three', 'few'].map((slug) => node('Role', slug)),
        ...skills.map((slug) => node('Skill', slug)),
      ],
      relationships: [
        ...rate('one', [5, 4, 3, 5, 4, 3]),
        ...rate('two', [5, 4, 3, 5, 4, 3], 0),
        ...rate('three', [3, 3, 3, 3, 3, 5]),
        ...rate('few', [5, 4, 3, 5]),
      ],
    });
    const { role } = await ask('{ role(slug: "simple/one") { similar { role { slug } comparedBy score } } }');
    expect(role.similar.map((row: SimilarRole) => row.role.slug).toSorted()).toEqual(['three', 'two']);
    const two = role.similar.find((row: SimilarRole) => row.role.slug === 'two');
    expect(two).toMatchObject({ comparedBy: 'PROFILE' });
    expect(two.score).toBeCloseTo(cosine([5, 4, 3, 5, 4, 3], [0, 4, 3, 5, 4, 3]), 10);
  });
});
