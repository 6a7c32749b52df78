import { describe, expect, test } from 'vitest';
import { openArticle } from './asking.ts';

const { sent, ask, answer } = await openArticle();

interface Gap {
  role: { slug: string };
  other: { slug: string };
  comparable: boolean;
  statistic: string | null;
  source: { name: string } | null;
  region: string | null;
  currency: string | null;
  amount: number | null;
  percent: number | null;
  reason: string | null;
  addsUp: boolean | null;
  figure: { amount: number | null; statistic: string } | null;
  otherFigure: { amount: number | null; statistic: string } | null;
  conflicts: { slug: string }[];
  facts: { section: { slug: string }; source: { name: string } }[];
}

async function compare(args: string): Promise<Gap[]> {
  const { salaryComparison } = await answer<{ salaryComparison: Gap[] | null }>(
    `{ salaryComparison(${args}) { role { slug } other { slug } comparable statistic source { name } region currency amount percent reason addsUp figure { amount statistic } otherFigure { amount statistic } conflicts { slug } facts { section { slug } source { name } } } }`,
  );
  expect(sent).toHaveLength(1);
  return salaryComparison ?? [];
}

const BOTH = 'roles: ["ai-engineer", "machine-learning-engineer"]';

// S6.1: Built In has AI engineers at 179,365, 34,775 and 214,140; a source without a name has 175,262, 35,333 and 210,595.
// S6.2: Built In has ML engineers at 158,147, 44,019 and 204,934; Glassdoor has 156,212; a global index has 190,000.
describe('only Built In reports both roles, so only its figures compare', () => {
  test.each([
    ['AVERAGE_SALARY', 179_365, 158_147, 21_218, 13.4166],
    ['ADDITIONAL_CASH', 34_775, 44_019, -9_244, -21.0],
    ['TOTAL_COMPENSATION', 214_140, 204_934, 9_206, 4.4922],
  ])('%s', async (statistic, one, other, amount, percent) => {
    const [gap, ...rest] = await compare(`${BOTH}, statistic: ${statistic}`);
    expect(gap).toMatchObject({
      role: { slug: 'ai-engineer' },
      other: { slug: 'machine-learning-engineer' },
      comparable: true,
      statistic,
      source: { name: 'Built In' },
      region: 'US',
      currency: 'USD',
      amount,
      reason: null,
      figure: { amount: one },
      otherFigure: { amount: other },
    });
    expect(gap?.percent).toBeCloseTo(percent, 3);
    for (const { comparable, amount: none, percent: nor } of rest) {
      expect([comparable, none, nor]).toEqual([false, null, null]);
    }
  });

  test('the other way round the sign is the other, too', async () => {
    const [gap] = await compare('roles: ["ML Engineer", "AI Engineer"], statistic: AVERAGE_SALARY');
    expect(gap).toMatchObject({ role: { slug: 'machine-learning-engineer' }, amount: -21_218 });
  });

  test('what compares comes first', async () => {
    const gaps = await compare(BOTH);
    expect(gaps.map(({ comparable }) => comparable)).toEqual([
      ...Array.from({ length: 3 }, () => true),
      ...Array.from({ length: 12 }, () => false),
    ]);
  });
});

test('the total that does not add up is flagged: 158,147 and 44,019 are 202,166, not 204,934', async () => {
  const gaps = await compare(`${BOTH}, statistic: TOTAL_COMPENSATION`);
  const by = (name: string) => gaps.find(({ source }) => source?.name.startsWith(name));
  expect(by('Built In')?.addsUp).toBe(false);
  expect(by('Built In')?.conflicts).toContainEqual({ slug: 'built-in-ml-total-does-not-add-up' });
  // 175,262 and 35,333 are 210,595.
  expect(by('Unnamed source')?.addsUp).toBe(true);
  const [salary] = await compare(`${BOTH}, statistic: AVERAGE_SALARY`);
  expect(salary?.addsUp).toBeNull();
  expect(salary?.conflicts).toContainEqual({ slug: 'built-in-ml-total-does-not-add-up' });
});

describe('what does not compare says why', () => {
  test('each figure of either role has its row', async () => {
    const gaps = await compare(BOTH);
    const lone = gaps
      .filter(({ comparable }) => !comparable)
      .map(({ statistic, source, figure, otherFigure, reason }) => [
        statistic,
        source?.name.replace(/ \(.*/, '') ?? null,
        figure?.amount ?? null,
        otherFigure?.amount ?? null,
        reason,
      ]);
    expect(lone.toSorted()).toEqual(
      [
        ['BASE_SALARY', 'Unnamed source', 175_262, null, 'DIFFERENT_SOURCE'],
        ['ADDITIONAL_CASH', 'Unnamed source', 35_333, null, 'DIFFERENT_SOURCE'],
        ['TOTAL_COMPENSATION', 'Unnamed source', 210_595, null, 'DIFFERENT_SOURCE'],
        ['AVERAGE_COMPENSATION', 'Salary.com', 176_264, null, 'DIFFERENT_STATISTIC'],
        ['PERCENTILE_25', 'Salary.com', 161_000, null, 'DIFFERENT_STATISTIC'],
        ['PERCENTILE_75', 'Salary.com', 186_000, null, 'DIFFERENT_STATISTIC'],
        ['TOTAL_COMPENSATION', null, null, null, 'AMOUNT_UNKNOWN'],
        ['BASE_SALARY', 'Glassdoor', null, 156_212, 'DIFFERENT_SOURCE'],
        ['UPPER_END_OF_RANGE', 'Glassdoor', null, 243_742, 'DIFFERENT_STATISTIC'],
        ['AVERAGE_OF_PROFILES', 'Global salary index', null, 190_000, 'DIFFERENT_STATISTIC'],
        ['BASE_SALARY_LOWER_BOUND', null, 150_000, 150_000, 'SHARED_FIGURE'],
        ['TOTAL_COMPENSATION_LOWER_BOUND', null, 200_000, 200_000, 'SHARED_FIGURE'],
      ].toSorted(),
    );
  });

  test('several hundred thousand is no amount, and none is not zero', async () => {
    const gaps = await compare(`${BOTH}, statistic: TOTAL_COMPENSATION`);
    const unknown = gaps.find(({ reason }) => reason === 'AMOUNT_UNKNOWN');
    expect(unknown).toMatchObject({
      source: null,
      region: null,
      figure: { amount: null, statistic: 'total compensation, qualitative' },
      otherFigure: null,
    });
  });

  test('a role without figures: every figure of the other has no counterpart', async () => {
    const gaps = await compare('roles: ["ai-engineer", "data-engineer"]');
    expect(gaps).toHaveLength(12);
    expect(new Set(gaps.map(({ reason }) => reason))).toEqual(
      new Set(['NO_COUNTERPART', 'SOURCE_UNKNOWN', 'AMOUNT_UNKNOWN']),
    );
  });

  test('two roles without figures are unknown, not an empty list', async () => {
    const gaps = await compare('roles: ["data-engineer", "hybrid-ai-ml-professional"]');
    expect(gaps).toEqual([
      expect.objectContaining({
        reason: 'NO_FIGURE',
        statistic: null,
        amount: null,
        figure: null,
        facts: [],
      }),
    ]);
  });

  test('a statistic that nobody reports of either', async () => {
    const gaps = await compare(`${BOTH}, statistic: MEDIAN_WAGE`);
    expect(gaps.map(({ reason }) => reason)).toEqual(['NO_FIGURE']);
  });
});

test('every row about figures cites where they are and who says so', async () => {
  for (const { facts, figure, otherFigure, source } of await compare(BOTH)) {
    expect(facts.length).toBeGreaterThan(0);
    for (const fact of facts) {
      const sections = [figure ? ['S6.1'] : [], otherFigure ? ['S6.2'] : [], source ? [] : ['S6.3']].flat();
      expect(sections).toContain(fact.section.slug);
    }
    if (source) expect(facts.map((fact) => fact.source.name)).toContain(source.name);
  }
});

test('three roles are compared pair by pair', async () => {
  const gaps = await compare(
    'roles: ["ai-engineer", "machine-learning-engineer", "data-engineer"], statistic: AVERAGE_SALARY',
  );
  expect(gaps.map(({ role, other, amount, reason }) => [role.slug, other.slug, amount, reason])).toEqual([
    ['ai-engineer', 'machine-learning-engineer', 21_218, null],
    ['ai-engineer', 'data-engineer', null, 'NO_COUNTERPART'],
    ['machine-learning-engineer', 'data-engineer', null, 'NO_COUNTERPART'],
  ]);
});

test.each([
  ['roles: ["ai-engineer"]', '`roles` needs at least 2 different references, not 1.'],
  [
    `roles: ${JSON.stringify(Array.from({ length: 11 }, (_, at) => `r${at}`))}`,
    '`roles` takes at most 10 different references, not 11.',
  ],
])('%s is refused', async (args, message) => {
  const { errors } = await ask(`{ salaryComparison(${args}) { amount } }`);
  expect(errors?.[0]).toMatchObject({ message, extensions: { code: 'BAD_USER_INPUT' } });
});
