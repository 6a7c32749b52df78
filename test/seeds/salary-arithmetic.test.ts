import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { model } from '../../schema/model.ts';
import { readSeeds } from '../../src/ingest/seeds/index.ts';

const { nodes, relationships } = await readSeeds(resolve('seeds'), model);

interface Figure {
  readonly amount: number;
  readonly statistic: string;
  readonly region: string;
  readonly source: string | undefined;
}

/** A figure as it is seeded. */
function figure(slug: string): Figure {
  const found = nodes.find((node) => node.type === 'SalaryFigure' && node.slug === slug);
  const { amount, statistic, region } = found?.properties ?? {};
  if (typeof amount !== 'number') throw new Error(`There is no SalaryFigure ${slug} with an amount`);
  const reported = relationships.find(({ type, from }) => type === 'REPORTED_BY' && from.slug === slug);
  return { amount, statistic: String(statistic), region: String(region), source: reported?.to.slug };
}

const ai = {
  unnamed: {
    base: figure('ai-avg-base-unnamed'),
    cash: figure('ai-avg-additional-cash-unnamed'),
    total: figure('ai-total-unnamed'),
  },
  builtIn: {
    base: figure('ai-avg-salary-built-in'),
    cash: figure('ai-additional-cash-built-in'),
    total: figure('ai-total-built-in'),
  },
  levelFive: {
    average: figure('ai-engineer-v-avg-salary-com'),
    p25: figure('ai-engineer-v-p25-salary-com'),
    p75: figure('ai-engineer-v-p75-salary-com'),
  },
};
const ml = {
  builtIn: {
    base: figure('ml-avg-salary-built-in'),
    cash: figure('ml-additional-cash-built-in'),
    total: figure('ml-total-built-in'),
  },
  glassdoor: figure('ml-base-glassdoor'),
  global: figure('ml-average-global-salary-index'),
};

const gap = (one: Figure, other: Figure) => one.amount - other.amount;
const sum = (...figures: readonly Figure[]) => figures.reduce((total, { amount }) => total + amount, 0);
const comparable = (one: Figure, other: Figure) =>
  one.statistic === other.statistic && one.region === other.region && one.source === other.source;

describe('the gap between the roles by Built In, the one source that covers both', () => {
  it('is 21,218 on average salary, 13.4 % of that of ML engineers', () => {
    expect(gap(ai.builtIn.base, ml.builtIn.base)).toBe(21_218);
    expect((100 * gap(ai.builtIn.base, ml.builtIn.base)) / ml.builtIn.base.amount).toBeCloseTo(13.4, 1);
  });

  it('is 9,244 the other way in additional cash', () => {
    expect(gap(ai.builtIn.cash, ml.builtIn.cash)).toBe(-9_244);
  });

  it('is 9,206 in the totals as printed', () => {
    expect(gap(ai.builtIn.total, ml.builtIn.total)).toBe(9_206);
  });

  it('compares like with like', () => {
    for (const part of ['base', 'cash', 'total'] as const) {
      expect(comparable(ai.builtIn[part], ml.builtIn[part]), part).toBe(true);
    }
  });
});

describe('the total of ML engineers that does not add up', () => {
  it('is 202,166 by its parts', () => {
    expect(sum(ml.builtIn.base, ml.builtIn.cash)).toBe(202_166);
  });

  it('is printed as 2,768 more', () => {
    expect(ml.builtIn.total.amount - sum(ml.builtIn.base, ml.builtIn.cash)).toBe(2_768);
  });

  it('would leave a gap of 11,974 between the roles if it were the sum of its parts', () => {
    expect(ai.builtIn.total.amount - sum(ml.builtIn.base, ml.builtIn.cash)).toBe(11_974);
  });
});

describe('the totals of AI engineers add up', () => {
  it('to 210,595 by the unnamed source and to 214,140 by Built In', () => {
    expect(sum(ai.unnamed.base, ai.unnamed.cash)).toBe(210_595);
    expect(ai.unnamed.total.amount).toBe(210_595);
    expect(sum(ai.builtIn.base, ai.builtIn.cash)).toBe(214_140);
    expect(ai.builtIn.total.amount).toBe(214_140);
  });
});

describe('gaps that do not compare, since source, statistic or region differ', () => {
  it.each([
    ['AI base (unnamed) and ML base (Glassdoor)', ai.unnamed.base, ml.glassdoor, 19_050],
    ['AI base (unnamed) and ML average (Built In)', ai.unnamed.base, ml.builtIn.base, 17_115],
    ['ML average (global index) and ML average (Built In)', ml.global, ml.builtIn.base, 31_853],
    ['ML average (global index) and AI average (Built In)', ml.global, ai.builtIn.base, 10_635],
  ])('%s', (_, one, other, expected) => {
    expect(gap(one, other)).toBe(expected);
    expect(comparable(one, other)).toBe(false);
  });
});

describe('how far sources are apart on the same role', () => {
  it.each([
    ['AI average, Built In above the unnamed source', ai.builtIn.base, ai.unnamed.base, 4_103],
    ['AI additional cash, Built In below the unnamed source', ai.builtIn.cash, ai.unnamed.cash, -558],
    ['AI total, Built In above the unnamed source', ai.builtIn.total, ai.unnamed.total, 3_545],
    ['ML average, Built In above Glassdoor', ml.builtIn.base, ml.glassdoor, 1_935],
  ])('%s', (_, one, other, expected) => {
    expect(gap(one, other)).toBe(expected);
    expect(one.source).not.toBe(other.source);
  });
});

describe('AI Engineer V', () => {
  it('has 25,000 between its 25th and 75th percentile', () => {
    expect(gap(ai.levelFive.p75, ai.levelFive.p25)).toBe(25_000);
  });

  it('averages 1,002 above the average of the unnamed source, and 3,101 below that of Built In', () => {
    expect(gap(ai.levelFive.average, ai.unnamed.base)).toBe(1_002);
    expect(gap(ai.levelFive.average, ai.builtIn.base)).toBe(-3_101);
  });
});
