import { isNumeric, namesOfStored } from '@rolegraph/graph-model';
import { type GraphQLError, type GraphQLOutputType, getNamedType, type SelectionSetNode } from 'graphql';
import { graphError } from '../errors.ts';
import { groupKeyName, type RequestedGroupKey, type SideProperties } from '../group-key.ts';
import { fieldLocation, type PlanContext, type Selected, selectionSets } from './context.ts';
import type { FieldLocation } from './field-location.ts';
import type { AggregatedValue, AggregateField, AggregatePlan, GroupField, GroupKey } from './plan.ts';
import { selectionOn } from './selection.ts';

/** Plans the aggregates of a connection's numbers. */
export function planAggregate(
  context: PlanContext,
  output: GraphQLOutputType,
  sets: readonly SelectionSetNode[],
  properties: SideProperties,
): AggregatePlan {
  const named = context.objectType(getNamedType(output).name);
  const fields = [...selectionOn(named, sets, context.operation)].map(([key, nodes]): AggregateField => {
    const selected = context.selected(named, nodes);
    if (selected?.graph.kind !== 'aggregate.side')
      return { key, side: 'typename', typename: named.name, numbers: [] };
    const side = context.objectType(getNamedType(selected.field.type).name);
    const declared = properties[selected.graph.side];
    const numbers = [...selectionOn(side, selectionSets(nodes), context.operation)].map(([number, inner]) => {
      const chosen = context.selected(side, inner);
      if (chosen?.graph.kind !== 'aggregate.number') return { kind: 'typename' as const, key: number };
      const property = declared.get(chosen.graph.property);
      if (!property || property.list || !isNumeric(property.kind))
        return { kind: 'absent' as const, key: number };
      const type = context.objectType(getNamedType(chosen.field.type).name);
      const functions = [...selectionOn(type, selectionSets(inner), context.operation)].map(
        ([name, leaf]): AggregatedValue => {
          const given = context.selected(type, leaf);
          if (given?.graph.kind !== 'aggregate.function') return { key: name, name: 'typename' };
          return given.graph.name === 'percentile'
            ? { key: name, name: 'percentile', location: fieldLocation(given.field, given.nodes) }
            : { key: name, name: given.graph.name };
        },
      );
      return { kind: 'number' as const, key: number, property: property.name, functions };
    });
    return { key, side: selected.graph.side, typename: side.name, numbers };
  });
  return { typename: named.name, fields };
}

/**
 * Plans the groups of a connection's rows.
 *
 * @param list The field that gives the connection.
 * @throws GraphQLError BAD_USER_INPUT for a key that the rows do not have.
 */
export function planGroups(
  context: PlanContext,
  { field, nodes }: Selected,
  list: string,
  properties: SideProperties,
) {
  const location = fieldLocation(field, nodes);
  const requested = context.arguments(location).key as RequestedGroupKey;
  const property = properties[requested.side].get(requested.property);
  if (!property) throw unknownGroupKey(requested, list, properties, location);
  const by: GroupKey = {
    ...requested,
    list: property.list,
    names: typeof property.kind === 'string' ? undefined : namesOfStored(property.kind),
  };
  const named = context.objectType(getNamedType(field.type).name);
  const fields = [...selectionOn(named, selectionSets(nodes), context.operation)].map(
    ([key, leaf]): GroupField => {
      const chosen = context.selected(named, leaf);
      if (chosen?.graph.kind !== 'group') return { key, part: 'typename' };
      const { part } = chosen.graph;
      if (part !== 'aggregate') return { key, part };
      return {
        key,
        part,
        aggregate: planAggregate(context, chosen.field.type, selectionSets(leaf), properties),
      };
    },
  );
  return { location, by, fields };
}

function unknownGroupKey(
  requested: RequestedGroupKey,
  list: string,
  properties: SideProperties,
  { node }: FieldLocation,
): GraphQLError {
  const sides = ['node', 'edge'] as const;
  const known = sides.flatMap((side) =>
    [...properties[side].keys()].map((property) => groupKeyName({ side, property })),
  );
  const message = `\`${list}\` cannot be grouped by ${groupKeyName(requested)}, which its rows do not have. They have ${known.sort().join(', ')}.`;
  return graphError('BAD_USER_INPUT', message, { nodes: node, extensions: { argument: 'key' } });
}
