import { join } from 'node:path';
import { expect, test } from 'vitest';
import { defaultSimilar } from '../../bench/similar/default-similar.ts';
import { readRatedOccupations } from '../../bench/similar/ratings.ts';
import { recallAt10 } from '../../bench/similar/recall.ts';
import { data, publicData } from '../import/shared/raw.ts';
import { asker } from '../import/world.ts';
import { taxonomyNeo4j } from '../support/neo4j.ts';
import { describeWith } from '../support/requirements.ts';

/* Not every machine has O*NET as it is published: `../shared/data` is not part of the project. */
describeWith(publicData, 'similar on O*NET as it is published (in ../shared/data)', async () => {
  const ask = asker(await taxonomyNeo4j('onet'), 'onet');

  test('ten similar roles hold at least 0.405 of the primary related occupations, over all 879 rated ones', async () => {
    const rated = readRatedOccupations(join(data, 'onet-29.3'));
    const rankings = await defaultSimilar(ask);
    expect(rated.codes).toHaveLength(879);
    expect([...rankings.keys()].toSorted()).toEqual(rated.codes.toSorted());
    expect(recallAt10(rankings, rated.related)).toBeGreaterThanOrEqual(0.405);
  });

  test('registered nurses are most like roles in health', async () => {
    const { roles } = await ask(
      '{ roles(filter: {name: {eq: "Registered Nurses"}}) { nodes { similar { role { code name } score comparedBy } } } }',
    );
    const { similar } = roles.nodes[0];
    expect(similar[0].role.name).toBe('Licensed Practical and Licensed Vocational Nurses');
    expect(similar).toHaveLength(10);
    // 29 and 31 are the occupations in health of the Standard Occupational Classification.
    const others = similar.filter(({ role }: { role: { code: string } }) => !/^(29|31)-/.test(role.code));
    expect(others).toEqual([]);
  });

  test('nurses and physicists are compared by profile, with an interval and what differs most', async () => {
    const { compareRoles } = await ask(
      `{ compareRoles(roles: ["Registered Nurses", "Physicists"], by: [SKILLS]) {
           profiles { similarity similarityLow similarityHigh differences { skill { name } firstWeight secondWeight } } } }`,
    );
    const [{ similarity, similarityLow, similarityHigh, differences }] = compareRoles[0].profiles;
    expect(similarity).toBeCloseTo(0.7296, 4);
    expect(similarityLow).toBeLessThan(similarity);
    expect(similarityHigh).toBeGreaterThan(similarity);
    const [first] = differences;
    expect(first.skill.name).toBe('Physics');
    expect(first.secondWeight).toBeGreaterThan(first.firstWeight);
  });
});
