import { type GraphQLOutputType, getNamedType, type SelectionSetNode } from 'graphql';
import type { TraversalRecord } from '../traversal.ts';
import { isTypename, type PlanContext, selectionSets } from './context.ts';
import { planObject, planValue } from './object.ts';
import type { RecordPlan, RecordSlot } from './plan.ts';
import { selectionOn } from './selection.ts';

/** Plans what is selected of a traversal's rows. */
export function planRecord(
  context: PlanContext,
  output: GraphQLOutputType,
  sets: readonly SelectionSetNode[],
  record: TraversalRecord,
): RecordPlan {
  const named = context.objectType(getNamedType(output).name);
  const slots: RecordSlot[] = [];
  const evidence = Object.entries(record.columns).find(([, candidate]) => candidate.kind === 'evidence')?.[0];
  for (const [key, nodes] of selectionOn(named, sets, context.operation)) {
    const selected = context.selected(named, nodes);
    if (!selected) {
      if (isTypename(nodes)) slots.push({ kind: 'typename', key });
      continue;
    }
    const { graph, field } = selected;
    if (graph.kind !== 'column') {
      const value = planValue(context, selected, named.name, true);
      slots.push({ kind: 'evidence', key, column: evidence ?? '', value });
      continue;
    }
    const column = record.columns[graph.column];
    const inner = selectionSets(nodes);
    if (column?.kind === 'scalar') slots.push({ kind: 'scalar', key, column: graph.column });
    if (column?.kind === 'node' || column?.kind === 'nodes') {
      const list = column.kind === 'nodes';
      slots.push({
        kind: 'node',
        key,
        column: graph.column,
        list,
        object: planObject(context, field.type, inner),
      });
    }
    if (column?.kind === 'record') {
      const nested = planRecord(context, field.type, inner, column.record);
      slots.push({ kind: 'record', key, column: graph.column, list: column.list, record: nested });
    }
  }
  return { kind: 'record', typename: named.name, slots };
}
