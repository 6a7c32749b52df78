import { escapeName } from '@rolegraph/graph-model/cypher';
import neo4j from 'neo4j-driver';
import type { Side } from '../field.ts';
import { checkPage } from '../planner/page.ts';
import type { ConnectionSlot } from '../planner/plan.ts';
import type { CompileContext } from './context.ts';
import { emptyObject, type ResultObject } from './result-object.ts';
import type { Scope } from './scope.ts';

type AggregateSlot = Extract<ConnectionSlot, { kind: 'aggregate' }>;
type GroupsSlot = Extract<ConnectionSlot, { kind: 'groups' }>;

/** All aggregates of a connection in one row. Of no numbers, a sum is 0 and a minimum, maximum or average null. */
export function aggregateQuery(slot: AggregateSlot, match: string, scope: Scope): string {
  const items = slot.slots.flatMap(({ side, numbers }) =>
    numbers.flatMap(({ property, functions }) =>
      functions.map(({ name }) =>
        name === 'typename' || side === 'typename' || property === undefined
          ? 'null'
          : `${name}(${read(side, property, scope)})`,
      ),
    ),
  );
  return `COLLECT { ${match} RETURN [${['count(*)', ...items].join(', ')}] }`;
}

/** Reads the row of `aggregateQuery` back, in the same order. */
export function decodeAggregate(slot: AggregateSlot, raw: unknown): ResultObject {
  const [row = []] = raw as readonly (readonly unknown[])[];
  let index = 1;
  const answer = emptyObject(slot.typename);
  for (const { key, side, typename, numbers } of slot.slots) {
    const sideAnswer = emptyObject(typename);
    for (const { key: number, property, functions } of numbers) {
      const numberAnswer = emptyObject('NumberAggregate');
      for (const { key: leaf, name } of functions) {
        numberAnswer[leaf] = name === 'typename' ? 'NumberAggregate' : row[index];
        index += 1;
      }
      sideAnswer[number] = property === undefined ? typename : numberAnswer;
    }
    answer[key] = side === 'typename' ? slot.typename : sideAnswer;
  }
  return answer;
}

/** How many rows there are of each value, or of each item of a list, the most frequent first. */
export function groupsQuery(slot: GroupsSlot, match: string, scope: Scope, context: CompileContext): string {
  const { side, property, list } = slot.by;
  const [key, count] = [context.variable('g'), context.variable('g')];
  context.checks.push((binding) => checkPage(slot.location, binding.arguments(slot.location)));
  const limit = context.parameters.add((binding) =>
    neo4j.int(Number(binding.arguments(slot.location).first)),
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

export function decodeGroups(slot: GroupsSlot, raw: unknown): readonly ResultObject[] {
  const { names } = slot.by;
  return (raw as readonly (readonly [string | null, number])[]).map(([value, count]) => {
    const key = value === null ? null : (names?.get(value) ?? value);
    const answer = emptyObject('Group');
    for (const leaf of slot.slots) answer[leaf.key] = { key, count, typename: 'Group' }[leaf.part];
    return answer;
  });
}

function read(side: Side, property: string, scope: Scope): string {
  return `${side === 'node' ? scope.node : scope.edge}.${escapeName(property)}`;
}
