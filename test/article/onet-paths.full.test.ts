import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { graphContext, graphRuntime } from '@rolegraph/pothos-plugin-neo4j';
import { graphql } from 'graphql';
import { beforeAll, expect, test } from 'vitest';
import { readTable } from '../../bench/data/table.ts';
import { model, schema } from '../../schema/index.ts';
import { type NodeRecord, publishRelease, type RelationshipRecord } from '../../src/releases/index.ts';
import { testNeo4j } from '../support/neo4j.ts';
import { describeWith } from '../support/requirements.ts';

const folder = join(import.meta.dirname, '../../../shared/data/onet-29.3');
const CODE = 'O*NET-SOC Code';
const DATA_SCIENTISTS = '15-2051.00';
const DEVELOPERS = '15-1252.00';
const NURSES = '29-1141.00';
const EXECUTIVES = '11-1011.00';

/** Ratings of skills of a role: by skill, its importance (IM) and its level (LV). */
function ratingsOf(code: string) {
  const ratings = new Map<string, { name: string; importance: number; level: number }>();
  for (const row of readTable(folder, 'Skills.txt')) {
    if (row(CODE) !== code) continue;
    const skill = row('Element ID');
    const rating = ratings.get(skill) ?? { name: row('Element Name'), importance: 0, level: 0 };
    rating[row('Scale ID') === 'IM' ? 'importance' : 'level'] = Number(row('Data Value'));
    ratings.set(skill, rating);
  }
  return ratings;
}

/** What the questions below need of O*NET 29.3: all roles, which are related, technologies of two of them and skills of two others. */
function records() {
  const role = (slug: string) => ({ type: 'Role', slug });
  const related = readTable(folder, 'Related Occupations.txt');
  const uses = new Map(
    readTable(folder, 'Technology Skills.txt')
      .filter((row) => [DATA_SCIENTISTS, DEVELOPERS].includes(row(CODE)))
      .map((row) => [`${row(CODE)} ${row('Example')}`, { code: row(CODE), technology: row('Example') }]),
  );
  const technologies = new Set([...uses.values()].map(({ technology }) => technology));
  const rated = [NURSES, EXECUTIVES].map((code) => ({ code, ratings: ratingsOf(code) }));
  const skills = new Map(
    rated.flatMap(({ ratings }) => [...ratings].map(([slug, { name }]) => [slug, name] as const)),
  );
  const nodes: NodeRecord[] = [
    ...[...skills].map(([slug, name]) => ({ type: 'Skill', slug, properties: { name } })),
    ...readTable(folder, 'Occupation Data.txt').map((row) => ({
      ...role(row(CODE)),
      properties: { name: row('Title') },
    })),
    ...[...technologies].map((name) => ({ type: 'Framework', slug: name, properties: { name } })),
  ];
  const relationships: RelationshipRecord[] = [
    ...rated.flatMap(({ code, ratings }) =>
      [...ratings].map(([slug, { importance, level }]) => ({
        type: 'REQUIRES_SKILL',
        from: role(code),
        to: { type: 'Skill', slug },
        properties: { importance, level },
      })),
    ),
    ...related.map((row) => ({
      type: 'RELATED_TO',
      from: role(row(CODE)),
      to: role(row('Related O*NET-SOC Code')),
      properties: {},
    })),
    ...[...uses.values()].map(({ code, technology }) => ({
      type: 'USES',
      from: role(code),
      to: { type: 'Framework', slug: technology },
      properties: {},
    })),
  ];
  return { nodes, relationships };
}

describeWith(
  { met: existsSync(folder), missing: '../shared/data/onet-29.3 is not beside this checkout' },
  'O*NET 29.3',
  async () => {
    const neo4j = await testNeo4j({ model });
    const runtime = graphRuntime({
      driver: neo4j.driver,
      database: neo4j.database,
      graph: model,
      defaultDataset: 'onet',
      timeout: 20_000,
    });

    beforeAll(async () => {
      await publishRelease(neo4j.driver, {
        database: neo4j.database,
        model,
        dataset: 'onet',
        records: records(),
        fingerprint: 'related occupations',
      });
    });

    async function answer(source: string) {
      const { data, errors } = await graphql({ schema, source, contextValue: graphContext(runtime) });
      expect(errors).toBeUndefined();
      return data as Record<string, Record<string, unknown>>;
    }

    test.each([
      ['OUTGOING', 8],
      ['ANY', 17],
    ])(
      'from data scientists to nurses it is 3 steps through related occupations, %s along %i paths',
      async (direction, total) => {
        const { shortestPaths } = await answer(
          `{ shortestPaths(from: "${DATA_SCIENTISTS}", to: "${NURSES}", via: [RELATED_TO], direction: ${direction}, first: 100) { length total truncated paths { nodes { slug } } } }`,
        );
        expect(shortestPaths).toMatchObject({ length: 3, total, truncated: false });
        const walked = ((shortestPaths?.paths ?? []) as { nodes: { slug: string }[] }[]).map(({ nodes }) =>
          nodes.map(({ slug }) => slug).join(' '),
        );
        expect(new Set(walked).size).toBe(total);
        expect(walked).toEqual(walked.toSorted());
      },
    );

    test('data scientists and software developers share 60 technologies', async () => {
      const { frameworksSharedBy } = await answer(
        `{ frameworksSharedBy(roles: ["${DATA_SCIENTISTS}", "${DEVELOPERS}"]) { totalCount coverage reason } }`,
      );
      expect(frameworksSharedBy).toEqual({ totalCount: 60, coverage: 1, reason: null });
    });

    test('which skills they share is unknown rather than none, because neither has rated skills', async () => {
      const { skillsSharedBy, skillGap } = await answer(
        `{ skillsSharedBy(roles: ["${DATA_SCIENTISTS}", "${DEVELOPERS}"]) { totalCount coverage reason }
         skillGap(from: "${DATA_SCIENTISTS}", to: "${DEVELOPERS}") { coverage coverageByLevel reason } }`,
      );
      expect(skillsSharedBy).toEqual({ totalCount: 0, coverage: 0, reason: 'NONE_ON_RECORD' });
      expect(skillGap).toEqual({ coverage: null, coverageByLevel: null, reason: 'NEITHER_RATED' });
    });

    test('who goes from chief executive to nurse lacks the levels that are higher there, of what a nurse requires', async () => {
      const { skillGap } = await answer(
        `{ skillGap(from: "${EXECUTIVES}", to: "${NURSES}") { comparedBy coverage coverageByLevel reason missing { skill { slug } weight } shared { skill { slug } levelGap } } }`,
      );
      const [held, needed] = [ratingsOf(EXECUTIVES), ratingsOf(NURSES)];
      const levels = [...needed]
        .filter(([, { importance }]) => importance >= 3)
        .map(([slug, { level, importance }]) => ({
          slug,
          level,
          importance,
          had: held.get(slug)?.level ?? 0,
        }));
      const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
      const lacking = levels
        .filter(({ level, had }) => level > had)
        .map(({ slug, level, importance, had }) => ({ skill: { slug }, weight: importance * (level - had) }))
        .toSorted((a, b) => b.weight - a.weight || (a.skill.slug < b.skill.slug ? -1 : 1));
      expect(skillGap).toMatchObject({ comparedBy: 'PROFILE', reason: null, missing: lacking });
      expect(skillGap?.shared).toHaveLength(levels.length - lacking.length);
      expect(skillGap?.coverage).toBeCloseTo(1 - lacking.length / levels.length, 10);
      expect(skillGap?.coverageByLevel).toBeCloseTo(
        sum(levels.map(({ level, had }) => Math.min(level, had))) / sum(levels.map(({ level }) => level)),
        10,
      );
    });
  },
);
