import { type GraphQLOutputType, getNamedType, type SelectionSetNode } from 'graphql';
import { thresholdRelationship } from '../threshold-relationship.ts';
import type { TraversalRecord } from '../traversal.ts';
import { fieldLocation, isTypename, type PlanContext, type Selected, selectionSets } from './context.ts';
import { planNarrowing } from './narrowing.ts';
import { planObject, planValue } from './object.ts';
import type { RecordField, RecordPlan } from './plan.ts';
import { selectionOn } from './selection.ts';
import type { ThresholdInput } from './threshold.ts';
import { planThresholdReport } from './threshold-report.ts';

/**
 * Plans what is selected of a traversal's rows.
 *
 * @param threshold Where the client says which ratings count.
 */
export function planRecord(
  context: PlanContext,
  output: GraphQLOutputType,
  sets: readonly SelectionSetNode[],
  columns: TraversalRecord['columns'],
  threshold: ThresholdInput | undefined,
): RecordPlan {
  const named = context.objectType(getNamedType(output).name);
  const fields: RecordField[] = [];
  for (const [key, nodes] of selectionOn(named, sets, context.operation)) {
    const selected = context.selected(named, nodes);
    if (selected) fields.push(planColumn(context, key, selected, named.name, columns, threshold));
    else if (isTypename(nodes)) fields.push({ kind: 'typename', key });
  }
  return { kind: 'record', typename: named.name, fields };
}

/** Plans one selected column of a traversal's row, or one value of the evidence that the row has. */
export function planColumn(
  context: PlanContext,
  key: string,
  selected: Selected,
  parent: string,
  columns: TraversalRecord['columns'],
  threshold: ThresholdInput | undefined,
): RecordField {
  const { graph, field, nodes } = selected;
  if (graph.kind !== 'column') {
    for (const [column, declared] of Object.entries(columns)) {
      if (declared.kind !== 'evidence') continue;
      const value = planValue(context, selected, parent, true);
      return { kind: 'evidence', key, column, several: declared.several, value };
    }
    throw new TypeError(`${parent}.${field.name} is evidence of no column`);
  }
  const column = columns[graph.column];
  const inner = selectionSets(nodes);
  switch (column?.kind) {
    case 'scalar':
      return { kind: 'scalar', key, column: graph.column };
    case 'node':
    case 'nodes': {
      const object = planObject(context, field.type, inner);
      return { kind: 'node', key, column: graph.column, list: column.kind === 'nodes', object };
    }
    case 'record': {
      const record = planRecord(context, field.type, inner, column.record.columns, threshold);
      const narrowing = column.filterable
        ? planNarrowing(context, fieldLocation(field, nodes), column.record)
        : undefined;
      return { kind: 'record', key, column: graph.column, list: column.list, record, narrowing };
    }
    case 'leftOut': {
      const relationship = thresholdRelationship(context.graph, column.relationship);
      const report = planThresholdReport(context, field.type, inner);
      return { kind: 'leftOut', key, column: graph.column, relationship, threshold, report };
    }
    default:
      throw new TypeError(`${parent}.${field.name} is no column`);
  }
}
