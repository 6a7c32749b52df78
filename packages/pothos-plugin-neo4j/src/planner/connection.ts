import {
  edgeProperties,
  type Graph,
  type InterfaceType,
  type NodeType,
  type Relationship,
} from '@rolegraph/graph-model';
import { type GraphQLOutputType, getNamedType, type SelectionSetNode } from 'graphql';
import type { GraphField } from '../field.ts';
import type { SideProperties } from '../group-key.ts';
import { planAggregate, planGroups } from './aggregate.ts';
import { checkOrderKeys } from './budget.ts';
import { isTypename, type PlanContext, selectionSets } from './context.ts';
import type { FieldLocation } from './field-location.ts';
import { FilterReader } from './filter.ts';
import { planObject, planValue } from './object.ts';
import { rowOrder } from './order.ts';
import { pageShape } from './page.ts';
import type { ConnectionField, ConnectionPlan, EdgeField, PageInfoField } from './plan.ts';
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
  const properties = () => sideProperties(context.graph, source, target);
  const fields: ConnectionField[] = [];
  for (const [key, nodes] of selectionOn(named, sets, context.operation)) {
    const selected = context.selected(named, nodes);
    if (!selected) {
      if (isTypename(nodes)) fields.push({ kind: 'typename', key });
      continue;
    }
    const inner = selectionSets(nodes);
    switch (selected.graph.kind) {
      case 'connection.nodes':
        fields.push({ kind: 'nodes', key, object: planObject(context, selected.field.type, inner) });
        break;
      case 'connection.edges':
        fields.push({ kind: 'edges', key, ...planEdges(context, selected.field.type, inner, source) });
        break;
      case 'connection.pageInfo':
        fields.push({ kind: 'pageInfo', key, parts: planPageInfo(context, selected.field.type, inner) });
        break;
      case 'connection.totalCount':
        fields.push({ kind: 'totalCount', key });
        break;
      case 'connection.aggregate':
        fields.push({
          kind: 'aggregate',
          key,
          ...planAggregate(context, selected.field.type, inner, properties()),
        });
        break;
      case 'connection.groups':
        fields.push({
          kind: 'groups',
          key,
          ...planGroups(context, selected, location.field.name, properties()),
        });
        break;
      case 'connection.threshold': {
        const report = planThresholdReport(context, selected.field.type, inner);
        fields.push(
          followed(source)?.threshold ? { kind: 'threshold', key, report } : { kind: 'absent', key },
        );
        break;
      }
      case 'column': {
        const column = planColumn(context, key, selected, named.name, summary, thresholdOf(source));
        if (column.kind !== 'scalar' && column.kind !== 'leftOut')
          throw new TypeError(`${named.name}.${key} is no summary`);
        fields.push({ kind: 'summary', key, recordField: column });
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
    fields,
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
  const relationship = followed(source);
  const predicate =
    input && new FilterReader(context, location).rows(['filter'], target, relationship, input);
  const order = rowOrder({ graph: context.graph, type: target, relationship, location }, keys);
  checkOrderKeys(location, order);
  return { filter: predicate && { location, predicate }, order };
}

/** The relationship that leads to a connection's nodes, where one does. */
function followed(source: ConnectionPlan['source']): Relationship | undefined {
  return source.kind === 'relationship' ? source.relationship : undefined;
}

function sideProperties(
  graph: Graph,
  source: ConnectionPlan['source'],
  target: NodeType | InterfaceType,
): SideProperties {
  const relationship = followed(source);
  return { node: target.properties, edge: relationship ? edgeProperties(graph, relationship) : new Map() };
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
  const fields: EdgeField[] = [];
  for (const [key, nodes] of selectionOn(named, sets, context.operation)) {
    const selected = context.selected(named, nodes);
    if (!selected) {
      if (isTypename(nodes)) {
        fields.push({ kind: 'value', key, value: { kind: 'typename', name: named.name } });
      }
      continue;
    }
    const { graph, field } = selected;
    if (graph.kind === 'edge.node') {
      fields.push({ kind: 'node', key, object: planObject(context, field.type, selectionSets(nodes)) });
    } else if (graph.kind === 'edge.cursor') {
      fields.push({ kind: 'cursor', key });
    } else if (columns && Object.keys(columns).length > 0) {
      fields.push({
        kind: 'column',
        key,
        recordField: planColumn(context, key, selected, named.name, columns, thresholdOf(source)),
      });
    } else {
      const value = statesOnEdge(context.graph, followed(source), graph)
        ? planValue(context, selected, named.name, true)
        : ({ kind: 'absent' } as const);
      fields.push({ kind: 'value', key, value });
    }
  }
  return { typename: named.name, fields };
}

/** Whether a list's relationship has what a field of its edges shows: lists of one type share their edge type. */
function statesOnEdge(graph: Graph, relationship: Relationship | undefined, field: GraphField): boolean {
  if (!relationship) return false;
  return field.kind === 'property'
    ? edgeProperties(graph, relationship).has(field.property)
    : !relationship.structural;
}

function planPageInfo(
  context: PlanContext,
  output: GraphQLOutputType,
  sets: readonly SelectionSetNode[],
): readonly PageInfoField[] {
  const named = context.objectType(getNamedType(output).name);
  return [...selectionOn(named, sets, context.operation)].map(([key, nodes]) => {
    const graph = context.selected(named, nodes)?.graph;
    return { key, part: graph?.kind === 'page' ? graph.part : 'typename' };
  });
}
