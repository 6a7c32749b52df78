import neo4j from 'neo4j-driver';
import type { FieldLocation } from '../planner/field-location.ts';
import { pageSize } from '../planner/page.ts';
import type { ConnectionField, ConnectionPlan } from '../planner/plan.ts';
import { aggregateQuery, groupsQuery } from './aggregate.ts';
import { type CompileContext, type Projection, withBindings } from './context.ts';
import { beyondCursor } from './cursor.ts';
import { type OrderKey, orderBy } from './order.ts';
import { rankedRows } from './ranked-rows.ts';
import { conditionsOf, orderKeys, type Rows, where } from './rows.ts';

/**
 * The rows of a page.
 *
 * @param extra How many rows to read beyond the page, to tell whether there are any: a whole subtree each.
 * @param locations Where the sizes are told of all pages that are cut from these rows: they are read as far as the largest goes.
 */
export function pageQuery(
  plan: ConnectionPlan,
  rows: Rows,
  keys: readonly OrderKey[],
  items: readonly Projection[],
  extra: 0 | 1,
  context: CompileContext,
  locations: readonly FieldLocation[] = [plan.page.location],
): string {
  const { page } = plan;
  const variables = [rows.node, rows.edge, ...Object.values(rows.columns)].filter(Boolean).join(', ');
  const limit = context.parameters.add((binding) =>
    neo4j.int(Math.max(...locations.map((location) => pageSize(binding.arguments(location)))) + extra),
  );
  const conditions = [
    ...conditionsOf(plan, rows, context),
    ...(page.after ? [beyondCursor(keys, 'after', page, context)] : []),
    ...(page.before ? [beyondCursor(keys, 'before', page, context)] : []),
  ];
  const from =
    rankedRows(plan, rows, keys, limit, conditions, context) ?? `${rows.match}${where(conditions)} `;
  const best = bestRanks(rows, keys, limit, page.backward, context);
  const prefix = rows.indexPrefix ? `${rows.indexPrefix}${page.backward ? ' DESC' : ''}, ` : '';
  const order = `ORDER BY ${prefix}${orderBy(keys, page.backward)}`;
  const bound = withBindings(items.flatMap(({ bindings }) => bindings));
  const row = `[${items.map(({ text }) => text).join(', ')}]`;
  return `COLLECT { ${from}${best}WITH ${variables} ${order} LIMIT ${limit} ${bound}RETURN ${row} }`;
}

/**
 * The rows of the best ranks, as many ranks as the page has rows: each rank has a row at least. Slugs, by which rows of
 * one rank are told apart, are then read of these only, and not of the thousands that a search may find. Where the rows come
 * in the order of their ranks, Neo4j stops reading them there.
 */
function bestRanks(
  rows: Rows,
  keys: readonly OrderKey[],
  limit: string,
  backward: boolean,
  context: CompileContext,
): string {
  const [rank] = rows.ranking;
  if (!rank || keys[0] !== rank) return '';
  const rest = [rows.node, ...Object.values(rows.columns).filter((column) => column !== rank.text)];
  const [tied, row] = [context.variable('t'), context.variable('w')];
  const kept = rest.map((variable, index) => `${row}[${index}] AS ${variable}`);
  return [
    `WITH ${rank.text}, collect([${rest.join(', ')}]) AS ${tied} ORDER BY ${orderBy([rank], backward)} LIMIT ${limit}`,
    `UNWIND ${tied} AS ${row} WITH ${[rank.text, ...kept].join(', ')} `,
  ].join(' ');
}

/** Whether there is anything that a cursor cut off: up to `after`, or from `before` on. */
export function beyondQuery(
  which: 'after' | 'before',
  plan: ConnectionPlan,
  rows: Rows,
  context: CompileContext,
): string {
  const { page } = plan;
  const keys = orderKeys(plan, rows, context);
  const within = beyondCursor(keys, which, page, context);
  return `EXISTS { ${rows.match}${where([...conditionsOf(plan, rows, context), `NOT coalesce(${within}, false)`])} RETURN 1 }`;
}

/** One more pass over the filtered rows, however many aggregates are asked for. */
export function sidePass(
  field: Extract<ConnectionField, { kind: 'aggregate' | 'groups' }>,
  plan: ConnectionPlan,
  rows: Rows,
  context: CompileContext,
): string {
  const match = `${rows.match}${where(conditionsOf(plan, rows, context))}`;
  switch (field.kind) {
    case 'aggregate':
      return aggregateQuery(field, match, rows, context);
    case 'groups':
      return groupsQuery(field, match, rows, context);
  }
}

/** How many rows there are on all pages together; of a bare relationship, Neo4j reads its stored degree. */
export function countQuery(plan: ConnectionPlan, rows: Rows, context: CompileContext): string {
  if (rows.count !== undefined && !plan.filter) return rows.count;
  return `COUNT { ${rows.match}${where(conditionsOf(plan, rows, context))} RETURN 1 }`;
}
