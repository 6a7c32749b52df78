import { escapeName } from '@rolegraph/graph-model/cypher';
import neo4j from 'neo4j-driver';
import type { Side } from '../field.ts';
import { checkPage } from '../planner/page.ts';
import type { ConnectionField } from '../planner/plan.ts';
import type { CompileContext } from './context.ts';
import { emptyObject, type ResultObject } from './result-object.ts';
import type { Scope } from './scope.ts';

type ConnectionAggregate = Extract<ConnectionField, { kind: 'aggregate' }>;
type ConnectionGroups = Extract<ConnectionField, { kind: 'groups' }>;

/** All aggregates of a connection in one row. Of no numbers, a sum is 0 and a minimum, maximum or average null. */
export function aggregateQuery(field: ConnectionAggregate, match: string, scope: Scope): string {
  const items = field.fields.flatMap(({ side, numbers }) =>
    numbers.flatMap((number) =>
      side === 'typename' || number.kind !== 'number'
        ? []
        : number.functions.map(({ name }) =>
            name === 'typename' ? 'null' : `${name}(${read(side, number.property, scope)})`,
          ),
    ),
  );
  return `COLLECT { ${match} RETURN [${['count(*)', ...items].join(', ')}] }`;
}

/** Reads the row of `aggregateQuery` back, in the same order. */
export function decodeAggregate(field: ConnectionAggregate, raw: unknown): ResultObject {
  const [row = []] = raw as readonly (readonly unknown[])[];
  let index = 1;
  const answer = emptyObject(field.typename);
  for (const { key, side, typename, numbers } of field.fields) {
    const sideAnswer = emptyObject(typename);
    for (const number of numbers) {
      if (number.kind !== 'number') {
        sideAnswer[number.key] = number.kind === 'typename' ? typename : null;
        continue;
      }
      const numberAnswer = emptyObject('NumberAggregate');
      for (const { key: leaf, name } of number.functions) {
        numberAnswer[leaf] = name === 'typename' ? 'NumberAggregate' : row[index];
        index += 1;
      }
      sideAnswer[number.key] = numberAnswer;
    }
    answer[key] = side === 'typename' ? field.typename : sideAnswer;
  }
  return answer;
}

/** How many rows there are of each value, or of each item of a list, the most frequent first. */
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
  const order = `ORDER BY ${count} DESC, ${key} LIMIT ${limit}`;
  const value = read(side, property, scope);
  const keyed = list ? `${eachItem(value, key, context)} WITH ${key}` : `WITH ${value} AS ${key}`;
  return `COLLECT { ${match} ${keyed}, count(*) AS ${count} ${order} RETURN [toString(${key}), ${count}] }`;
}

/** One row per different item of a list; one row with null where the list is missing or empty. */
function eachItem(list: string, item: string, context: CompileContext): string {
  const [items, index] = [context.variable('v'), context.variable('i')];
  const different = `[${index} IN range(0, size(${items}) - 1) WHERE NOT ${items}[${index}] IN ${items}[..${index}] | ${items}[${index}]]`;
  return `WITH coalesce(${list}, []) AS ${items} UNWIND CASE WHEN size(${items}) = 0 THEN [null] ELSE ${different} END AS ${item}`;
}

export function decodeGroups(field: ConnectionGroups, raw: unknown): readonly ResultObject[] {
  const { names } = field.by;
  return (raw as readonly (readonly [string | null, number])[]).map(([value, count]) => {
    const key = value === null ? null : (names?.get(value) ?? value);
    const answer = emptyObject('Group');
    for (const leaf of field.fields) answer[leaf.key] = { key, count, typename: 'Group' }[leaf.part];
    return answer;
  });
}

function read(side: Side, property: string, scope: Scope): string {
  return `${side === 'node' ? scope.node : scope.edge}.${escapeName(property)}`;
}
