import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  isAbstractType,
  isObjectType,
  isUnionType,
  type SelectionSetNode,
} from 'graphql';
import { graphFieldOf } from '../field.ts';
import { planConnection } from './connection.ts';
import { fieldLocation, isTypename, type PlanContext, type Selected, selectionSets } from './context.ts';
import type { ObjectPlan, RelationshipSource, SelectedField, ValuePlan } from './plan.ts';
import { conditionsIn, type Selection, selectionOn, sharedSelection } from './selection.ts';
import { thresholdArgument } from './threshold.ts';
import { planRecords, TRAVERSAL_WEIGHT } from './traversal.ts';

/** Plans what is selected of a node: an interface's own fields once, further ones per type. */
export function planObject(
  context: PlanContext,
  output: GraphQLOutputType,
  sets: readonly SelectionSetNode[],
): ObjectPlan {
  const named = getNamedType(output);
  if (isObjectType(named)) {
    const type = context.type(named.name);
    return {
      kind: 'object',
      type,
      shared: planFields(context, named, selectionOn(named, sets, context.operation)),
      branches: [],
      needsConcreteType: false,
    };
  }
  if (!isAbstractType(named)) throw new TypeError(`${named.name} is no type of nodes`);
  const type = context.interface(named.name);
  // A union has no fields of its own: all that its nodes share is that they tell their type.
  const parent: Parent = isUnionType(named) ? { name: named.name, getFields: () => ({}) } : named;
  const parents = isUnionType(named) ? [] : named.getInterfaces();
  const names = new Set([named.name, ...parents.map(({ name }) => name)]);
  const shared = sharedSelection(names, sets, context.operation);
  const conditions = conditionsIn(sets, context.operation);
  const branches = type.implementations
    .filter((implementation) => isUnionType(named) || conditions.has(implementation.name))
    .map((implementation) => {
      const object = context.objectType(implementation.name);
      const selection = selectionOn(object, sets, context.operation);
      // What every node is asked for stays in the shared field, unless this type is asked for more under the same key.
      const own = new Map([...selection].filter(([key, nodes]) => nodes.length !== shared.get(key)?.length));
      return { type: implementation, keys: [...selection.keys()], fields: planFields(context, object, own) };
    })
    .filter((branch) => branch.fields.length > 0);
  const needsConcreteType =
    isUnionType(named) ||
    [...conditions].some((condition) => !names.has(condition)) ||
    [...shared.values()].some((nodes) => !isAlike(parent.getFields()[nodes[0]?.name.value ?? '']));
  return { kind: 'object', type, shared: planFields(context, parent, shared), branches, needsConcreteType };
}

/** Whether an interface's field is answered alike for all its types: by what is read of the node, and nothing else. */
function isAlike(field: GraphQLField<unknown, unknown> | undefined): boolean {
  const kind = field && graphFieldOf(field)?.kind;
  return kind === 'property' || kind === 'relationship';
}

type Parent =
  | GraphQLObjectType
  | { name: string; getFields(): Record<string, GraphQLField<unknown, unknown>> };

function planFields(context: PlanContext, parent: Parent, selection: Selection): readonly SelectedField[] {
  const fields: SelectedField[] = [];
  for (const [key, nodes] of selection) {
    if (isTypename(nodes)) {
      fields.push({
        key,
        value: { kind: 'typename', name: isObjectType(parent) ? parent.name : undefined },
      });
      continue;
    }
    const selected = context.selected(parent, nodes);
    if (selected) fields.push({ key, value: planValue(context, selected, parent.name, false) });
  }
  return fields;
}

/** Plans one selected value of a node or of an edge. */
export function planValue(
  context: PlanContext,
  { field, graph, nodes }: Selected,
  parent: string,
  onEdge: boolean,
): ValuePlan {
  switch (graph.kind) {
    case 'id':
      return { kind: 'id', type: context.graph.nodes.get(parent) };
    case 'property':
      return {
        kind: 'property',
        property: graph.property,
        list: graph.list,
        required: graph.required,
        names: graph.names,
      };
    case 'basis':
      return { kind: 'basis' };
    case 'ordinary':
      return { kind: 'row', properties: graph.needs, lists: graph.lists };
    case 'relationship': {
      const location = fieldLocation(field, nodes);
      const { relationship } = graph;
      const source: RelationshipSource = {
        kind: 'relationship',
        relationship,
        includeInferred: relationship.inferable && context.arguments(location).includeInferred === true,
        threshold:
          relationship.threshold && context.arguments(location)[thresholdArgument]
            ? { location, path: [thresholdArgument] }
            : undefined,
        onEdge,
      };
      const sets = selectionSets(nodes);
      return context.budget.within(location, () =>
        relationship.one
          ? { kind: 'one', source, object: planObject(context, field.type, sets) }
          : planConnection(context, field.type, sets, location, source, relationship.target),
      );
    }
    case 'traversal': {
      const location = fieldLocation(field, nodes);
      const sets = selectionSets(nodes);
      const plan = () => planRecords(context, field, graph.traversal, location, sets);
      return context.budget.within(location, plan, TRAVERSAL_WEIGHT);
    }
    default:
      throw new TypeError(`${parent}.${field.name} (${graph.kind}) is not a field of a node`);
  }
}
