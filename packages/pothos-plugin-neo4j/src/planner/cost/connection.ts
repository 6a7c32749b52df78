import { rankingLength } from '@rolegraph/graph-model';
import { PAGE_LIMIT, pageSize } from '../page.ts';
import type { ConnectionField, ConnectionPlan, EdgeField } from '../plan.ts';
import { type Cost, nothing, oneValue, plus, sum } from './arithmetic.ts';
import { type DataSizes, degreeOf, nodesOf } from './data-sizes.ts';
import { objectCost, type StartNode, valueCost } from './object.ts';
import { filterCost } from './predicate.ts';
import { columnCost } from './record.ts';
import { COUNTED_ROW, VISITED_ROW } from './weights.ts';

/**
 * Works out what a connection costs: the rows of its page with all that is selected of them, and the rows that are read to find and sort
 * these. There are no more rows than the data has.
 *
 * @param start The node that it starts from, where it does.
 */
export function connectionCost(plan: ConnectionPlan, start: StartNode | undefined): Cost {
  const { filter, order, fields, page } = plan;
  const available = availableRows(plan, start);
  const conditions = filter ? filterCost(filter, plan.target) : nothing;
  const perRow = fields.flatMap(rowCosts);
  const once = 1 + fields.filter(({ kind }) => isReadOnce(kind)).length;
  const perPageRow = plus(1, sum(perRow));
  const passes = passesOf(plan);
  const mostRead = mostRowsRead(plan);
  return (inputs) => {
    const { argumentsAt, sizes } = inputs;
    const size = within(pageSize(argumentsAt(page.location)));
    const { typical: all, most } = available(sizes);
    const rows = perRow.length === 0 ? 0 : Math.min(size, most);
    // Where it is not known how many there are, the page is all that counts.
    const known = Number.isFinite(all) ? all : size;
    const tried = conditions(inputs);
    const sortedBeyondPage = perRow.length > 0 ? Math.max(0, Math.min(known, mostRead) - rows) : 0;
    const visited = sortedBeyondPage * (1 + tried + order.length) + rows * (tried + order.length);
    const inPasses = known * passes.full * (1 + tried);
    return (
      once +
      (visited + inPasses) * VISITED_ROW +
      (Number.isFinite(all) ? all * passes.counted * COUNTED_ROW : 0) +
      (rows === 0 ? 0 : rows * perPageRow(inputs))
    );
  };
}

/** How many rows are read at most to find those of a page; 0 where they are read in their order, so that those behind the page are not read. */
function mostRowsRead({ source, filter, order: [first, ...others] }: ConnectionPlan): number {
  if (source.kind === 'traversal') return 0;
  if (source.kind === 'relationship' || filter) return Number.POSITIVE_INFINITY;
  if (!first) return 0;
  if (others.length > 0) return Number.POSITIVE_INFINITY;
  if (first.kind === 'count') return first.descending ? rankingLength : Number.POSITIVE_INFINITY;
  return source.type.indexes.includes(first.property) ? 0 : Number.POSITIVE_INFINITY;
}

/** How many rows there are before the page is cut: as most nodes have, and as one may have. */
interface AvailableRows {
  readonly typical: number;
  readonly most: number;
}

function availableRows(
  { source }: ConnectionPlan,
  start: StartNode | undefined,
): (sizes: DataSizes) => AvailableRows {
  switch (source.kind) {
    case 'relationship': {
      const degree = degreeOf(source.onEdge ? undefined : start?.type, source.relationship, {
        inferred: source.includeInferred,
        rated: source.threshold !== undefined,
      });
      return (sizes) => {
        const { percentile99, max } = degree(sizes);
        return { typical: start?.isNamed ? max : percentile99, most: max };
      };
    }
    case 'label': {
      const nodes = nodesOf(source.type);
      return (sizes) => {
        const all = nodes(sizes);
        return { typical: all, most: all };
      };
    }
    case 'traversal':
      return () => ({ typical: Number.POSITIVE_INFINITY, most: Number.POSITIVE_INFINITY });
  }
}

/** How often all rows are read beside the page: with their values, and as an index counts them. */
function passesOf({ fields, filter, source }: ConnectionPlan) {
  const kinds = fields.map(({ kind }) => kind);
  const count = (wanted: ConnectionField['kind']) => kinds.filter((kind) => kind === wanted).length;
  const totals = count('totalCount') > 0 ? 1 : 0;
  return {
    full: count('aggregate') + count('groups') + count('threshold') + (filter ? totals : 0),
    counted: !filter && source.kind === 'label' ? totals : 0,
  };
}

/** What a field costs for each row of the page; none where it is read once. */
function rowCosts(field: ConnectionField): readonly Cost[] {
  switch (field.kind) {
    case 'nodes':
      return [objectCost(field.object)];
    case 'edges':
      return [sum(field.fields.map(edgeCost))];
    case 'typename':
    case 'absent':
    case 'pageInfo':
    case 'totalCount':
    case 'summary':
    case 'threshold':
    case 'aggregate':
    case 'groups':
      return [];
  }
}

function isReadOnce(kind: ConnectionField['kind']): boolean {
  return kind !== 'nodes' && kind !== 'edges';
}

function edgeCost(field: EdgeField): Cost {
  switch (field.kind) {
    case 'node':
      return objectCost(field.object);
    case 'value':
      return valueCost(field.value, undefined);
    case 'column':
      return columnCost(field.recordField);
    case 'cursor':
      return oneValue;
  }
}

/** A page that is too large is refused as such, not for its cost. */
export function within(size: number): number {
  return Math.min(PAGE_LIMIT, Math.max(0, size));
}
