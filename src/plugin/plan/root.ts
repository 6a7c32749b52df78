import type { FieldNode, GraphQLField, SelectionSetNode } from 'graphql';
import { graphFieldOf } from '../field.ts';
import { decodeGlobalId } from '../global-id.ts';
import { planConnection } from './connection.ts';
import { type PlanContext, selectionSets } from './context.ts';
import { planObject } from './object.ts';
import type { RootPlan } from './plan.ts';
import { planRecord } from './record.ts';
import type { Site } from './site.ts';

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
  const graph = graphFieldOf(field);
  const [node] = nodes;
  if (!graph || !node) throw new TypeError(`${field.name} is not a root field of the graph`);
  const site = { field, node };
  const sets = selectionSets(nodes);
  switch (graph.kind) {
    case 'lookup':
      return { kind: 'lookup', site, type: graph.type, object: planObject(context, field.type, sets) };
    case 'list':
      return {
        kind: 'list',
        site,
        connection: planConnection(
          context,
          field.type,
          sets,
          site,
          { kind: 'label', type: graph.type },
          graph.type,
        ),
      };
    case 'node':
    case 'nodes':
      return planNodes(context, site, graph.kind === 'nodes', sets);
    case 'traversal': {
      const { traversal } = graph;
      const includeInferred = traversal.inferable && context.arguments(site).includeInferred === true;
      const result =
        traversal.gives.kind === 'connection'
          ? planConnection(
              context,
              field.type,
              sets,
              site,
              { kind: 'traversal', traversal },
              context.type(traversal.gives.type),
            )
          : planRecord(context, field.type, sets, traversal.gives.record);
      return { kind: 'traversal', site, traversal, result, includeInferred };
    }
    default:
      throw new TypeError(`${field.name} is not a root field of the graph`);
  }
}

/** Only types that the ids name have a part in the statement. */
function planNodes(
  context: PlanContext,
  site: Site,
  many: boolean,
  sets: readonly SelectionSetNode[],
): RootPlan {
  const ids = [context.arguments(site)[many ? 'ids' : 'id']].flat().map(String);
  const names = new Set(ids.map((id) => decodeGlobalId(id, context.graph)?.type));
  const objects = [...context.graph.nodes.values()]
    .filter(({ name }) => names.has(name))
    .map((type) => ({ type, object: planObject(context, context.objectType(type.name), sets) }));
  return { kind: 'nodes', site, many, objects };
}
