import { svg } from '../dom.ts';
import { money } from '../words.ts';
import { type Figure, sourceOf, whose } from './pay-figures.ts';

const across = { label: 470, plot: 420 };

/**
 * A line for each source, role, statistic and region, since only within those figures are alike: a dot for a figure, a bar for a range, a
 * word where nothing is known. A range runs between percentiles, from a lower bound on, or up to an upper end.
 */
export function plot(figures: readonly Figure[]): SVGSVGElement {
  const lines = Object.entries(Object.groupBy(figures, lineOf));
  const amounts = figures.flatMap(({ amount }) => amount ?? []);
  const top = Math.ceil(Math.max(...amounts, 1) / 50_000) * 50_000;
  const x = (amount: number) => across.label + (amount / top) * across.plot;
  const size = { x: across.label + across.plot + 70, y: lines.length * 26 + 34 };
  const ticks = Array.from({ length: 5 }, (_, index) => (top / 4) * index);
  return svg(
    'svg',
    { viewBox: `0 0 ${size.x} ${size.y}`, width: size.x, role: 'img', class: 'diagram' },
    svg('title', {}, 'Pay by source: each line a source, a role, a statistic and a region'),
    ...ticks.flatMap((tick) => [
      svg('line', { x1: x(tick), x2: x(tick), y1: 4, y2: size.y - 24, class: 'grid' }),
      svg('text', { x: x(tick), y: size.y - 8, class: 'tick' }, `${(tick / 1000).toLocaleString('en-GB')}k`),
    ]),
    ...lines.flatMap(([label, all = []], row) => {
      const y = row * 26 + 18;
      const range = rangeOf(all, top);
      return [
        svg('text', { x: 2, y: y + 4 }, short(label), svg('title', {}, label)),
        all.every(({ amount }) => amount === null) &&
          svg('text', { x: across.label + 6, y: y + 4, class: 'unknown' }, 'amount unknown'),
        range && svg('line', { x1: x(range[0]), x2: x(range[1]), y1: y, y2: y, class: 'range' }),
        ...all.map(({ amount, statistic, currency }) =>
          amount === null
            ? null
            : svg(
                'circle',
                { cx: x(amount), cy: y, r: 5.5, class: 'figure' },
                svg('title', {}, `${statistic}: ${money(amount, currency)}`),
              ),
        ),
      ];
    }),
  );
}

/** Percentiles and the middle between them belong on one line. */
function lineOf(figure: Figure): string {
  const statistic = isPercentile(figure) ? '25th to 75th percentile' : figure.statistic;
  return `${sourceOf(figure)} · ${whose(figure)} · ${statistic} · ${figure.region ?? 'region not told'}`;
}

function isPercentile({ measure }: Figure): boolean {
  return measure !== null && /PERCENTILE|MEDIAN/.test(measure);
}

function rangeOf(figures: readonly Figure[], top: number): readonly [number, number] | undefined {
  const known = figures.flatMap(({ amount }) => amount ?? []);
  if (known.length === 0) return undefined;
  const [least, most] = [Math.min(...known), Math.max(...known)];
  if (figures.some(({ measure }) => measure?.endsWith('LOWER_BOUND'))) return [least, top];
  if (figures.some(({ measure }) => measure === 'UPPER_END_OF_RANGE')) return [0, most];
  return least < most ? [least, most] : undefined;
}

function short(label: string): string {
  return label.length > 72 ? `${label.slice(0, 71)}…` : label;
}
