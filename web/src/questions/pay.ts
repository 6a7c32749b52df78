import { datasetVariable } from '../dataset.ts';
import { h, svg } from '../dom.ts';
import { type Entity, entityFields } from '../entity.ts';
import { entityLink } from '../parts/combobox.ts';
import { table } from '../parts/evidence.ts';
import { count, money } from '../words.ts';
import { type Gap, gapFields, gapRows, gapSummary, gapTable } from './pay-gaps.ts';
import { pickers } from './pickers.ts';
import { view } from './view.ts';

interface Figure extends Entity {
  readonly statistic: string;
  readonly amount: number | null;
  readonly currency: string;
  readonly region: string | null;
  readonly period: string | null;
  readonly asOf: string | null;
  readonly approximate: boolean | null;
  readonly source: { readonly name: string } | null;
  readonly level: Entity | null;
  readonly roles: { readonly nodes: readonly Entity[] };
  readonly conflicts: { readonly nodes: readonly { readonly description: string }[] };
}

const figureFields = `totalCount
    nodes {
      ${entityFields}
      statistic amount currency region period asOf approximate
      source { name }
      level { ${entityFields} }
      roles { nodes { ${entityFields} } }
      conflicts { nodes { description } }
    }`;

const everywhere = `# Who says what about pay?
query PayBySource($first: Int!, $dataset: String) {
  salaryFigures(first: $first, dataset: $dataset) {
    ${figureFields}
  }
}`;

const ofTwo = `# Who says what about the pay of two roles, and who earns more, where that compares?
query PayOfTwoRoles($roles: [String!]!, $first: Int!, $dataset: String) {
  salaryFigures(first: $first, dataset: $dataset, filter: { roles: { some: { node: { slug: { in: $roles } } } } }) {
    ${figureFields}
  }
  salaryComparison(roles: $roles, dataset: $dataset) {
    ${gapFields}
  }
}`;

interface Data {
  readonly salaryFigures: { readonly totalCount: number; readonly nodes: readonly Figure[] };
  readonly salaryComparison?: readonly Gap[] | null;
}

export const pay = view<Data>({
  name: 'pay',
  label: 'Pay by source',
  question: 'Who says what about pay?',
  form: (params) =>
    h(
      'div',
      {},
      h(
        'p',
        {},
        'Figures of different sources, statistics or regions are not the same measure. Choose two roles to see where theirs compare, and why not elsewhere.',
      ),
      pickers('pay', params, [
        { param: 'one', label: 'One role', type: 'Role' },
        { param: 'other', label: 'The other role', type: 'Role' },
      ]),
    ),
  ask: (params) => {
    const roles = [params.get('one'), params.get('other')].flatMap((role) => role || []);
    const variables = { first: 100, ...datasetVariable() };
    if (roles.length < 2) return { query: everywhere, variables };
    return { query: ofTwo, variables: { roles, ...variables } };
  },
  answer: ({ salaryFigures: { totalCount, nodes }, salaryComparison }) => {
    const gaps = salaryComparison ?? undefined;
    if (nodes.length === 0) return 'No figures about pay are on record: it is unknown, not zero.';
    const figures = nodes.toSorted(
      (a, b) => sourceOf(a).localeCompare(sourceOf(b)) || whose(a).localeCompare(whose(b)),
    );
    const unknown = figures.filter(({ amount }) => amount === null).length;
    const disputed = figures.filter(({ conflicts }) => conflicts.nodes.length > 0).length;
    return {
      summary: `${gaps ? `${gapSummary(gaps)} ` : ''}${count(totalCount, 'figure')} from ${count(new Set(figures.map(sourceOf)).size, 'source')}; ${unknown === 0 ? 'none' : unknown} without an amount, ${disputed} in conflict with others.${totalCount > nodes.length ? ` The first ${nodes.length} are shown: choose two roles for theirs.` : ''}`,
      diagram: plot(figures),
      parts: [
        ...(gaps ? [gapTable(gaps)] : []),
        table(
          'Figures',
          ['source', 'for', 'statistic', 'amount', 'region', 'as of', 'in conflict'],
          figures.map((figure) => [
            sourceOf(figure),
            whose(figure),
            entityLink({ ...figure, name: figure.statistic }),
            `${figure.approximate ? 'about ' : ''}${money(figure.amount, figure.currency)}`,
            figure.region ?? 'not told',
            figure.asOf ?? 'not told',
            figure.conflicts.nodes.map(({ description }) => description).join(' ') || 'no',
          ]),
        ),
      ],
      rows: gaps
        ? gapRows(gaps)
        : figures.map((figure) => ({
            source: sourceOf(figure),
            for: whose(figure),
            statistic: figure.statistic,
            amount: figure.amount,
            currency: figure.currency,
            region: figure.region,
            asOf: figure.asOf,
          })),
    };
  },
});

function sourceOf({ source }: Figure): string {
  return source?.name ?? 'Source not told';
}

function whose({ roles, level }: Figure): string {
  return [...roles.nodes.map(({ name }) => name), ...(level ? [level.name] : [])].join(', ') || 'not told';
}

const across = { label: 400, plot: 420 };

/** A line for each source, role, statistic and region: dots for its figures, a bar where they span a range, a word where nothing is known. */
function plot(figures: readonly Figure[]): SVGSVGElement {
  const lines = Object.entries(
    Object.groupBy(
      figures,
      (figure) => `${sourceOf(figure)} · ${whose(figure)} · ${figure.region ?? 'region not told'}`,
    ),
  );
  const amounts = figures.flatMap(({ amount }) => amount ?? []);
  const top = Math.ceil(Math.max(...amounts, 1) / 50_000) * 50_000;
  const x = (amount: number) => across.label + (amount / top) * across.plot;
  const size = { x: across.label + across.plot + 70, y: lines.length * 26 + 34 };
  const ticks = Array.from({ length: 5 }, (_, index) => (top / 4) * index);
  return svg(
    'svg',
    { viewBox: `0 0 ${size.x} ${size.y}`, width: size.x, role: 'img', class: 'diagram' },
    svg('title', {}, 'Pay by source: each line a source, a role and a region'),
    ...ticks.flatMap((tick) => [
      svg('line', { x1: x(tick), x2: x(tick), y1: 4, y2: size.y - 24, class: 'grid' }),
      svg('text', { x: x(tick), y: size.y - 8, class: 'tick' }, `${(tick / 1000).toLocaleString('en-GB')}k`),
    ]),
    ...lines.flatMap(([label, all], row) => {
      const y = row * 26 + 18;
      const known = (all ?? []).flatMap(({ amount }) => amount ?? []);
      return [
        svg(
          'text',
          { x: 2, y: y + 4 },
          label.length > 58 ? `${label.slice(0, 57)}…` : label,
          svg('title', {}, label),
        ),
        known.length === 0 &&
          svg('text', { x: across.label + 6, y: y + 4, class: 'unknown' }, 'amount unknown'),
        known.length > 1 &&
          svg('line', { x1: x(Math.min(...known)), x2: x(Math.max(...known)), y1: y, y2: y, class: 'range' }),
        ...(all ?? []).map(({ amount, statistic, currency }) =>
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
