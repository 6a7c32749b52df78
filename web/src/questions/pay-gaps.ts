import { reasons } from 'rolegraph:model';
import { entityFields } from '../entity.ts';
import type { SelectionOf } from '../graphql.ts';
import { table } from '../parts/evidence.ts';
import { count, money, title } from '../words.ts';

const figure = `{ ${entityFields} amount }` as const;

export const gapFields = `statistic region currency amount percent reason addsUp
    source { ${entityFields} }
    role { ${entityFields} }
    other { ${entityFields} }
    figure ${figure}
    otherFigure ${figure}
    conflicts { description }` as const;

/** The pay of two roles by one source, statistic and region, and why it does not compare where it does not. */
export type Gap = SelectionOf<'SalaryGap', typeof gapFields>;

/** In one sentence: how much of it compares at all. */
export function gapSummary(gaps: readonly Gap[]): string {
  const comparable = gaps.filter(({ amount }) => amount !== null);
  if (gaps.length === 0) return 'Nothing about their pay is on record that could be compared.';
  return `${comparable.length} of ${count(gaps.length, 'row')} compare: equal source, measure, region and currency.`;
}

/** What compares first. Where nothing does, the reason stands in place of a number: unknown is not zero. */
export function gapTable(gaps: readonly Gap[]): HTMLElement {
  const [first] = gaps;
  return table(
    'Who earns more, where that compares',
    ['measure', 'source', 'region', first?.role.name ?? '', first?.other.name ?? '', 'difference', 'remarks'],
    gaps
      .toSorted((a, b) => Number(a.amount === null) - Number(b.amount === null))
      .map((gap) => [
        gap.statistic ? title(gap.statistic) : 'not told',
        gap.source?.name ?? 'not named',
        gap.region ?? 'not told',
        sumOf(gap.figure, gap.currency),
        sumOf(gap.otherFigure, gap.currency),
        gap.amount === null
          ? `unknown: ${reasons[gap.reason ?? ''] ?? 'the reason is not told.'}`
          : `${gap.amount > 0 ? '+' : ''}${money(gap.amount, gap.currency)}${gap.percent === null ? '' : ` (${gap.percent > 0 ? '+' : ''}${gap.percent.toFixed(1)} %)`}`,
        [
          gap.addsUp === false ? 'The total is not the sum of its parts.' : '',
          ...gap.conflicts.map(({ description }) => description),
        ].join(' '),
      ]),
  );
}

export function gapRows(gaps: readonly Gap[]) {
  return gaps.map((gap) => ({
    role: gap.role.name,
    other: gap.other.name,
    statistic: gap.statistic,
    source: gap.source?.name,
    region: gap.region,
    amount: gap.figure?.amount,
    otherAmount: gap.otherFigure?.amount,
    difference: gap.amount,
    currency: gap.currency,
    reason: gap.reason,
  }));
}

function sumOf(sum: Gap['figure'], currency: string | null): string {
  return sum ? money(sum.amount, currency) : 'no such figure';
}
