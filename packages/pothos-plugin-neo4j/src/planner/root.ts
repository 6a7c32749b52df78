import {
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  type SelectionSetNode,
} from 'graphql';
import { graphFieldOf } from '../field.ts';
import { decodeGlobalId, type GlobalId } from '../global-id.ts';
import { planConnection } from './connection.ts';
import { fieldLocation, type PlanContext, selectionSets } from './context.ts';
import type { FieldLocation } from './field-location.ts';
import { planObject } from './object.ts';
import type { FieldPlan, RootPlan } from './plan.ts';
import { selectionOn } from './selection.ts';
import { planTraversal } from './traversal.ts';

/**
 * Turns the selection under one root field into a plan. The plan holds the shape of the question and no values,
 * and nothing in it depends on the client's aliases but the response keys.
 *
 * @param field The field's definition, which must be one of the graph's root fields.
 * @param nodes The places where the operation selects it under one response key.
 */
export function planRoot(
  context: PlanContext,
  field: GraphQLField<unknown, unknown>,
  nodes: readonly FieldNode[],
): RootPlan {
  return { ...planField(context, field, nodes), readsPastRelease: readsPastRelease(context, field, nodes) };
}

/** Whether the field names releases, which need not be the current ones. */
function readsPastRelease(
  context: PlanContext,
  field: GraphQLField<unknown, unknown>,
  [node]: readonly FieldNode[],
): boolean {
  const graph = graphFieldOf(field);
  if (
    graph?.kind === 'traversal' &&
    Object.values(graph.traversal.arguments).some(({ kind }) => kind === 'release')
  ) {
    return true;
  }
  return node !== undefined && typeof context.arguments({ field, node }).release === 'string';
}

function planField(
  context: PlanContext,
  field: GraphQLField<unknown, unknown>,
  nodes: readonly FieldNode[],
): FieldPlan {
  const graph = graphFieldOf(field);
  const [node] = nodes;
  if (!graph || !node) throw new TypeError(`${field.name} is not a root field of the graph`);
  const location = { field, node };
  const sets = selectionSets(nodes);
  switch (graph.kind) {
    case 'lookup':
      return { kind: 'lookup', location, type: graph.type, object: planObject(context, field.type, sets) };
    case 'list':
      return {
        kind: 'list',
        location,
        connection: planConnection(
          context,
          field.type,
          sets,
          location,
          { kind: 'label', type: graph.type },
          graph.type,
        ),
      };
    case 'node':
    case 'nodes':
      return planNodes(context, location, graph.kind === 'nodes', sets);
    case 'traversal':
      return planTraversal(context, field, graph.traversal, location, sets);
    default:
      throw new TypeError(`${field.name} is not a root field of the graph`);
  }
}

/** Only types that the ids name have a part in the statement. */
function planNodes(
  context: PlanContext,
  location: FieldLocation,
  many: boolean,
  sets: readonly SelectionSetNode[],
): FieldPlan {
  const ids = [context.arguments(location)[many ? 'ids' : 'id']].flat().map(String);
  const types = ids.map((id) => decodeGlobalId(id, context.graph)?.type);
  return {
    kind: 'nodes',
    location,
    from: many ? 'ids' : 'id',
    objects: objectsOf(context, types, () => sets),
  };
}

/** Plans what is selected of the nodes that a field's ordinary resolver names. */
export function planNamed(
  context: PlanContext,
  field: GraphQLField<unknown, unknown>,
  nodes: readonly FieldNode[],
  named: readonly GlobalId[],
): RootPlan {
  const types = named.map(({ type }) => type);
  const output = getNamedType(field.type);
  const sets = selectionSets(nodes);
  return {
    kind: 'nodes',
    readsPastRelease: readsPastRelease(context, field, nodes),
    location: fieldLocation(field, nodes),
    from: 'named',
    objects: objectsOf(context, types, (type) => selectedOf(type, output, sets, context)),
  };
}

function objectsOf(
  context: PlanContext,
  names: readonly (string | undefined)[],
  sets: (type: GraphQLObjectType) => readonly SelectionSetNode[],
) {
  return [...context.graph.nodes.values()]
    .filter(({ name }) => names.includes(name))
    .map((type) => {
      const object = context.objectType(type.name);
      return { type, object: planObject(context, object, sets(object)) };
    });
}

/** What is selected of a node where a field gives it, be it inside a result type that has it as `data`, as the errors plugin makes them. */
function selectedOf(
  type: GraphQLObjectType,
  output: GraphQLNamedType,
  sets: readonly SelectionSetNode[],
  { operation }: PlanContext,
): readonly SelectionSetNode[] {
  const members = isUnionType(output) ? output.getTypes() : isObjectType(output) ? [output] : [];
  if (isInterfaceType(output) || members.includes(type)) return sets;
  return members.flatMap((member) => {
    if (!member.getFields().data) return [];
    const nodes = [...selectionOn(member, sets, operation).values()].flat();
    return selectionSets(nodes.filter(({ name }) => name.value === 'data'));
  });
}
