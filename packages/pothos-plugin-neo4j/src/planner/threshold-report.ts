import { type GraphQLOutputType, getNamedType, type SelectionSetNode } from 'graphql';
import { type PlanContext, selectionSets } from './context.ts';
import type { ThresholdField, ThresholdReportPlan } from './plan.ts';
import { selectionOn } from './selection.ts';

/** Plans what is selected of the threshold that an answer applies and of what it leaves out. */
export function planThresholdReport(
  context: PlanContext,
  output: GraphQLOutputType,
  sets: readonly SelectionSetNode[],
): ThresholdReportPlan {
  const named = context.objectType(getNamedType(output).name);
  const fields = [...selectionOn(named, sets, context.operation)].map(([key, nodes]): ThresholdField => {
    const selected = context.selected(named, nodes);
    switch (selected?.graph.kind) {
      case 'threshold.value':
        return { kind: 'value', key, property: selected.graph.property };
      case 'threshold.count':
        return { kind: 'count', key };
      case 'threshold.reasons': {
        const reason = context.objectType(getNamedType(selected.field.type).name);
        const inner = [...selectionOn(reason, selectionSets(nodes), context.operation)];
        return {
          kind: 'reasons',
          key,
          typename: reason.name,
          fields: inner.map(([leaf, leaves]) => {
            const graph = context.selected(reason, leaves)?.graph;
            return {
              key: leaf,
              part: graph?.kind === 'threshold.reason' ? graph.part : ('typename' as const),
            };
          }),
        };
      }
      default:
        return { kind: 'typename', key };
    }
  });
  return { typename: named.name, fields };
}
