import { type GraphQLOutputType, getNamedType, type SelectionSetNode } from 'graphql';
import { fieldLocation, type PlanContext, type Selected, selectionSets } from './context.ts';
import type { AggregateField, GroupKey } from './plan.ts';
import { selectionOn } from './selection.ts';

/** Plans the aggregates of a connection's numbers. */
export function planAggregate(
  context: PlanContext,
  output: GraphQLOutputType,
  sets: readonly SelectionSetNode[],
) {
  const named = context.objectType(getNamedType(output).name);
  const fields = [...selectionOn(named, sets, context.operation)].map(([key, nodes]): AggregateField => {
    const selected = context.selected(named, nodes);
    if (selected?.graph.kind !== 'aggregate.side')
      return { key, side: 'typename', typename: named.name, numbers: [] };
    const side = context.objectType(getNamedType(selected.field.type).name);
    const numbers = [...selectionOn(side, selectionSets(nodes), context.operation)].map(([number, inner]) => {
      const chosen = context.selected(side, inner);
      if (chosen?.graph.kind !== 'aggregate.number')
        return { key: number, property: undefined, functions: [] };
      const type = context.objectType(getNamedType(chosen.field.type).name);
      const functions = [...selectionOn(type, selectionSets(inner), context.operation)].map(
        ([name, leaf]) => {
          const graph = context.selected(type, leaf)?.graph;
          return {
            key: name,
            name: graph?.kind === 'aggregate.function' ? graph.name : ('typename' as const),
          };
        },
      );
      return { key: number, property: chosen.graph.property, functions };
    });
    return { key, side: selected.graph.side, typename: side.name, numbers };
  });
  return { typename: named.name, fields };
}

/** Plans the groups of a connection's rows. */
export function planGroups(context: PlanContext, { field, nodes }: Selected) {
  const location = fieldLocation(field, nodes);
  const by = context.arguments(location).key as GroupKey;
  const named = context.objectType(getNamedType(field.type).name);
  const fields = [...selectionOn(named, selectionSets(nodes), context.operation)].map(([key, leaf]) => {
    const graph = context.selected(named, leaf)?.graph;
    return { key, part: graph?.kind === 'group' ? graph.part : ('typename' as const) };
  });
  return { location, by, fields };
}
