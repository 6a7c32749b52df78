import neo4j from 'neo4j-driver';
import { checkPage } from '../planner/page.ts';
import type { RecordNarrowing } from '../planner/plan.ts';
import { type CompileContext, type Projection, withBindings } from './context.ts';
import { compileOrder, orderBy } from './order.ts';
import { compileFilter } from './predicate.ts';
import type { Scope } from './scope.ts';

/**
 * Compiles a list of records that the client filters, sorts or cuts. Ties keep the list's own order.
 *
 * @param item The variable by which `record` reads an item of the list.
 */
export function compileNarrowed(
  { location, filter, order, limited, reads }: RecordNarrowing,
  list: string,
  item: string,
  record: Projection,
  context: CompileContext,
): Projection {
  const columns = Object.fromEntries(reads.map((name) => [name, context.variable('n')]));
  const scope: Scope = { node: undefined, edge: item, columns };
  const index = context.variable('i');
  const bound = reads.map((name) => `, ${item}.${name} AS ${columns[name]}`).join('');
  const condition = filter ? ` WHERE ${compileFilter(filter, scope, context)}` : '';
  const keys = order.map(({ column, order: key }) =>
    compileOrder(key, column === undefined ? scope : { node: columns[column], edge: undefined }, context),
  );
  context.checks.push((binding) => checkPage(location, binding.arguments(location)));
  const limit = limited
    ? ` LIMIT ${context.parameters.add((binding) => neo4j.int(Number(binding.arguments(location).first)))}`
    : '';
  const sorted = [...(keys.length > 0 ? [orderBy(keys, false)] : []), index].join(', ');
  return context.subquery(
    [
      `COLLECT { UNWIND range(0, size(coalesce(${list}, [])) - 1) AS ${index} WITH ${index}, ${list}[${index}] AS ${item}`,
      `WITH ${index}, ${item}${bound}${condition}`,
      `WITH * ORDER BY ${sorted}${limit} ${withBindings(record.bindings)}RETURN ${record.text} }`,
    ].join(' '),
    (raw, decoding) => (raw as readonly unknown[]).map((row) => record.decode(row, decoding)),
  );
}
