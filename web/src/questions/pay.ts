import { datasetVariable } from '../dataset.ts';
import { h } from '../dom.ts';
import { entityLink } from '../parts/combobox.ts';
import { table } from '../parts/evidence.ts';
import { count, money } from '../words.ts';
import { figureFields, sourceOf, takenIn, whose } from './pay-figures.ts';
import { gapFields, gapRows, gapSummary, gapTable } from './pay-gaps.ts';
import { plot } from './pay-plot.ts';
import { pickers } from './pickers.ts';
import { view } from './view.ts';

const everywhere = `# Who says what about pay?
query PayBySource($first: Int!, $dataset: String) {
  salaryFigures(first: $first, dataset: $dataset) {
    ${figureFields}
  }
}` as const;

const ofTwo = `# Who says what about the pay of two roles, and who earns more, where that compares?
query PayOfTwoRoles($roles: [String!]!, $first: Int!, $dataset: String) {
  salaryFigures(first: $first, dataset: $dataset, filter: { roles: { some: { slug: { in: $roles } } } }) {
    ${figureFields}
  }
  salaryComparison(roles: $roles, dataset: $dataset) {
    ${gapFields}
  }
}` as const;

export const pay = view({
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
  answer: (data) => {
    const { totalCount, nodes } = data.salaryFigures;
    const gaps = 'salaryComparison' in data && data.salaryComparison;
    if (nodes.length === 0) return 'No figures about pay are on record: it is unknown, not zero.';
    const figures = nodes.toSorted(
      (a, b) => sourceOf(a).localeCompare(sourceOf(b)) || whose(a).localeCompare(whose(b)),
    );
    const unknown = figures.filter(({ amount }) => amount === null).length;
    const disputed = figures.filter(({ conflicts }) => conflicts.nodes.length > 0).length;
    return {
      summary: `${gaps ? `${gapSummary(gaps)} ` : ''}${count(totalCount, 'figure')} from ${count(new Set(figures.flatMap(({ source }) => source?.name ?? [])).size, 'source')}; ${unknown === 0 ? 'none' : unknown} without an amount, ${disputed} in conflict with others.${totalCount > nodes.length ? ` The first ${nodes.length} are shown: choose two roles for theirs.` : ''}`,
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
            takenIn(figure) ?? 'not told',
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
            asOf: takenIn(figure),
          })),
    };
  },
});
