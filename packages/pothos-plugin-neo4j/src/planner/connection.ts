import type { InterfaceType, NodeType } from '@rolegraph/graph-model';
import { type GraphQLOutputType, getNamedType, type SelectionSetNode } from 'graphql';
import { planAggregate, planGroups } from './aggregate.ts';
import { checkOrderKeys } from './budget.ts';
import { isTypename, type PlanContext, selectionSets } from './context.ts';
import type { FieldLocation } from './field-location.ts';
import { FilterReader } from './filter.ts';
import { planObject, planValue } from './object.ts';
import { linkOrder, nodeOrder } from './order.ts';
import { pageShape } from './page.ts';
import type { ConnectionPlan, ConnectionSlot, EdgeSlot, PageSlot } from './plan.ts';
import { planColumn } from './record.ts';
import { selectionOn } from './selection.ts';
import type { ThresholdInput } from './threshold.ts';
import { planThresholdReport } from './threshold-report.ts';

/** Plans a page of nodes with what else is asked of the connection. */
export function planConnection(
  context: PlanContext,
  output: GraphQLOutputType,
  sets: readonly SelectionSetNode[],
  location: FieldLocation,
  source: ConnectionPlan['source'],
  target: NodeType | InterfaceType,
): ConnectionPlan {
  const named = context.objectType(getNamedType(output).name);
  const args = context.arguments(location);
  const summary = source.kind === 'traversal' ? source.summary : {};
  const slots: ConnectionSlot[] = [];
  for (const [key, nodes] of selectionOn(named, sets, context.operation)) {
    const selected = context.selected(named, nodes);
    if (!selected) {
      if (isTypename(nodes)) slots.push({ kind: 'typename', key });
      continue;
    }
    const inner = selectionSets(nodes);
    switch (selected.graph.kind) {
      case 'connection.nodes':
        slots.push({ kind: 'nodes', key, object: planObject(context, selected.field.type, inner) });
        break;
      case 'connection.edges':
        slots.push({ kind: 'edges', key, ...planEdges(context, selected.field.type, inner, source) });
        break;
      case 'connection.pageInfo':
        slots.push({ kind: 'pageInfo', key, parts: planPageInfo(context, selected.field.type, inner) });
        break;
      case 'connection.totalCount':
        slots.push({ kind: 'totalCount', key });
        break;
      case 'connection.aggregate':
        slots.push({ kind: 'aggregate', key, ...planAggregate(context, selected.field.type, inner) });
        break;
      case 'connection.groups':
        slots.push({ kind: 'groups', key, ...planGroups(context, selected) });
        break;
      case 'connection.threshold':
        slots.push({
          kind: 'threshold',
          key,
          report: planThresholdReport(context, selected.field.type, inner),
        });
        break;
      case 'column': {
        const slot = planColumn(context, key, selected, named.name, summary, thresholdOf(source));
        if (slot.kind !== 'scalar' && slot.kind !== 'leftOut')
          throw new TypeError(`${named.name}.${key} is no summary`);
        slots.push({ kind: 'summary', key, slot });
        break;
      }
      default:
        throw new TypeError(`${named.name}.${selected.field.name} is not a field of a connection`);
    }
  }
  return {
    kind: 'connection',
    typename: named.name,
    source,
    target,
    page: pageShape(location, args),
    ...planFilterAndOrder(context, location, args, source, target),
    slots,
  };
}

function planFilterAndOrder(
  context: PlanContext,
  location: FieldLocation,
  { filter, orderBy }: Readonly<Record<string, unknown>>,
  source: ConnectionPlan['source'],
  target: NodeType | InterfaceType,
): Pick<ConnectionPlan, 'filter' | 'order'> {
  const input = (filter ?? undefined) as Readonly<Record<string, unknown>> | undefined;
  const keys = (orderBy ?? []) as readonly Readonly<Record<string, unknown>>[];
  const reader = new FilterReader(context, location);
  switch (source.kind) {
    case 'relationship': {
      const { relationship } = source;
      const predicate = input && reader.link(['filter'], relationship, input);
      const order = linkOrder(context.graph, relationship, keys);
      checkOrderKeys(location, order);
      return { filter: predicate && { location, predicate }, order };
    }
    case 'label':
    case 'traversal': {
      const predicate = input && reader.node(['filter'], target, input);
      const order = nodeOrder(target, keys);
      checkOrderKeys(location, order);
      return { filter: predicate && { location, predicate }, order };
    }
  }
}

function thresholdOf(source: ConnectionPlan['source']): ThresholdInput | undefined {
  switch (source.kind) {
    case 'relationship':
    case 'traversal':
      return source.threshold;
    case 'label':
      return undefined;
  }
}

function planEdges(
  context: PlanContext,
  output: GraphQLOutputType,
  sets: readonly SelectionSetNode[],
  source: ConnectionPlan['source'],
) {
  const named = context.objectType(getNamedType(output).name);
  const columns = source.kind === 'traversal' ? source.columns : undefined;
  const slots: EdgeSlot[] = [];
  for (const [key, nodes] of selectionOn(named, sets, context.operation)) {
    const selected = context.selected(named, nodes);
    if (!selected) {
      if (isTypename(nodes)) {
        slots.push({ kind: 'value', key, value: { kind: 'typename', name: named.name } });
      }
      continue;
    }
    const { graph, field } = selected;
    if (graph.kind === 'edge.node') {
      slots.push({ kind: 'node', key, object: planObject(context, field.type, selectionSets(nodes)) });
    } else if (graph.kind === 'edge.cursor') {
      slots.push({ kind: 'cursor', key });
    } else if (columns) {
      slots.push({
        kind: 'column',
        key,
        slot: planColumn(context, key, selected, named.name, columns, thresholdOf(source)),
      });
    } else {
      slots.push({ kind: 'value', key, value: planValue(context, selected, named.name, true) });
    }
  }
  return { typename: named.name, slots };
}

function planPageInfo(
  context: PlanContext,
  output: GraphQLOutputType,
  sets: readonly SelectionSetNode[],
): readonly PageSlot[] {
  const named = context.objectType(getNamedType(output).name);
  return [...selectionOn(named, sets, context.operation)].map(([key, nodes]) => {
    const graph = context.selected(named, nodes)?.graph;
    return { key, part: graph?.kind === 'page' ? graph.part : 'typename' };
  });
}
