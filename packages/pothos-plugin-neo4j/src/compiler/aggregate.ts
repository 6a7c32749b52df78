import { escapeName } from '@rolegraph/graph-model/cypher';
import neo4j from 'neo4j-driver';
import { graphError } from '../errors.ts';
import type { Side } from '../field.ts';
import type { FieldLocation } from '../planner/field-location.ts';
import { checkPage } from '../planner/page.ts';
import type { AggregatedValue, AggregatePlan, ConnectionField } from '../planner/plan.ts';
import type { CompileContext } from './context.ts';
import { emptyObject, type ResultObject } from './result-object.ts';
import type { Scope } from './scope.ts';

type ConnectionAggregate = Extract<ConnectionField, { kind: 'aggregate' }>;
type ConnectionGroups = Extract<ConnectionField, { kind: 'groups' }>;

/** All aggregates of a connection in one row. Of no numbers, a sum is 0 and what no number can be is null. */
export function aggregateQuery(
  field: ConnectionAggregate,
  match: string,
  scope: Scope,
  context: CompileContext,
): string {
  return `COLLECT { ${match} RETURN [${['count(*)', ...aggregates(field, scope, context)].join(', ')}] }`;
}

/** Reads the row of `aggregateQuery` back, in the same order. */
export function decodeAggregate(field: ConnectionAggregate, raw: unknown): ResultObject {
  const [row = []] = raw as readonly (readonly unknown[])[];
  return readAggregates(field, row.slice(1));
}

/** An expression for each number and function that is selected. */
function aggregates({ fields }: AggregatePlan, scope: Scope, context: CompileContext): readonly string[] {
  return fields.flatMap(({ side, numbers }) =>
    numbers.flatMap((number) => {
      if (side === 'typename' || number.kind !== 'number') return [];
      const value = read(side, number.property, scope);
      return number.functions.map((selected) => aggregateOf(selected, value, context));
    }),
  );
}

function aggregateOf(selected: AggregatedValue, value: string, context: CompileContext): string {
  switch (selected.name) {
    case 'typename':
      return 'null';
    case 'missing':
      return `count(*) - count(${value})`;
    case 'distinct':
      return `count(DISTINCT ${value})`;
    case 'median':
      return `percentileCont(${value}, 0.5)`;
    case 'percentile': {
      const { location } = selected;
      context.checks.push((binding) => checkShare(location, binding.arguments(location).share));
      const share = context.parameters.add((binding) => binding.arguments(location).share);
      return `percentileCont(${value}, ${share})`;
    }
    case 'standardDeviation':
      // Of one value Neo4j gives 0, which would say that there is no spread.
      return `CASE WHEN count(${value}) > 1 THEN stDev(${value}) END`;
    case 'count':
    case 'min':
    case 'max':
    case 'avg':
    case 'sum':
      return `${selected.name}(${value})`;
  }
}

/** @throws GraphQLError BAD_USER_INPUT for a share that is not from 0 to 1. */
function checkShare({ node }: FieldLocation, share: unknown): void {
  if (typeof share === 'number' && share >= 0 && share <= 1) return;
  throw graphError(
    'BAD_USER_INPUT',
    `\`share\` is ${share}: it is from 0 to 1, such as 0.9 for the 90th percentile.`,
    {
      nodes: node,
      extensions: { argument: 'share' },
    },
  );
}

/** Reads values back in the order of `aggregates`. */
function readAggregates(plan: AggregatePlan, values: readonly unknown[]): ResultObject {
  let index = 0;
  const answer = emptyObject(plan.typename);
  for (const { key, side, typename, numbers } of plan.fields) {
    const sideAnswer = emptyObject(typename);
    for (const number of numbers) {
      if (number.kind !== 'number') {
        sideAnswer[number.key] = number.kind === 'typename' ? typename : null;
        continue;
      }
      const numberAnswer = emptyObject('NumberAggregate');
      for (const { key: leaf, name } of number.functions) {
        numberAnswer[leaf] = name === 'typename' ? 'NumberAggregate' : values[index];
        index += 1;
      }
      sideAnswer[number.key] = numberAnswer;
    }
    answer[key] = side === 'typename' ? plan.typename : sideAnswer;
  }
  return answer;
}

/** How many rows there are of each value, or of each item of a list, the most frequent first, with their aggregates. */
export function groupsQuery(
  field: ConnectionGroups,
  match: string,
  scope: Scope,
  context: CompileContext,
): string {
  const { side, property, list } = field.by;
  const [key, count] = [context.variable('g'), context.variable('g')];
  context.checks.push((binding) => checkPage(field.location, binding.arguments(field.location)));
  const limit = context.parameters.add((binding) =>
    neo4j.int(Number(binding.arguments(field.location).first)),
  );
  const lists = field.fields.flatMap((part) =>
    part.part === 'aggregate' ? [`[${aggregates(part.aggregate, scope, context).join(', ')}]`] : [],
  );
  const order = `ORDER BY ${count} DESC, ${key} LIMIT ${limit}`;
  const value = read(side, property, scope);
  const inScope =
    lists.length === 0 ? [] : [scope.node, scope.edge].filter((variable) => variable !== undefined);
  const keyed = list ? `${eachItem(value, key, inScope, context)} WITH ${key}` : `WITH ${value} AS ${key}`;
  const measures = lists.length === 0 ? [] : [context.variable('g')];
  const measured = measures.map((name) => `, [${lists.join(', ')}] AS ${name}`).join('');
  const row = [`toString(${key})`, count, ...measures];
  return `COLLECT { ${match} ${keyed}, count(*) AS ${count}${measured} ${order} RETURN [${row.join(', ')}] }`;
}

/** One row per different item of a list; one row with null where the list is missing or empty. */
function eachItem(list: string, item: string, inScope: readonly string[], context: CompileContext): string {
  const [items, index] = [context.variable('v'), context.variable('i')];
  const different = `[${index} IN range(0, size(${items}) - 1) WHERE NOT ${items}[${index}] IN ${items}[..${index}] | ${items}[${index}]]`;
  return `WITH ${[...inScope, `coalesce(${list}, []) AS ${items}`].join(', ')} UNWIND CASE WHEN size(${items}) = 0 THEN [null] ELSE ${different} END AS ${item}`;
}

type GroupRow = readonly [value: string | null, count: number, measures?: readonly (readonly unknown[])[]];

export function decodeGroups(field: ConnectionGroups, raw: unknown): readonly ResultObject[] {
  const { names } = field.by;
  return (raw as readonly GroupRow[]).map(([value, count, measures = []]) => {
    const key = value === null ? null : (names?.get(value) ?? value);
    const answer = emptyObject('Group');
    let index = 0;
    for (const leaf of field.fields) {
      if (leaf.part !== 'aggregate') answer[leaf.key] = { key, count, typename: 'Group' }[leaf.part];
      else {
        answer[leaf.key] = readAggregates(leaf.aggregate, measures[index] ?? []);
        index += 1;
      }
    }
    return answer;
  });
}

function read(side: Side, property: string, scope: Scope): string {
  return `${side === 'node' ? scope.node : scope.edge}.${escapeName(property)}`;
}
