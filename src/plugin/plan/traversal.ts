import type { GraphQLField, SelectionSetNode } from 'graphql';
import type { Traversal } from '../traversal.ts';
import { planConnection } from './connection.ts';
import type { PlanContext } from './context.ts';
import { planLiterals } from './literal.ts';
import type { RecordTraversalPlan, TraversalPlan } from './plan.ts';
import { planRecord } from './record.ts';
import type { Site } from './site.ts';

/** Plans a traversal, at the root or on a node. */
export function planTraversal(
  context: PlanContext,
  field: GraphQLField<unknown, unknown>,
  traversal: Traversal,
  site: Site,
  sets: readonly SelectionSetNode[],
): TraversalPlan {
  const { gives } = traversal;
  if (gives.kind !== 'connection') return planRecords(context, field, traversal, site, sets);
  const source = { kind: 'traversal', traversal } as const;
  return {
    ...planCall(context, traversal, site),
    result: planConnection(context, field.type, sets, site, source, context.type(gives.type)),
  };
}

/** Plans a traversal that gives records. */
export function planRecords(
  context: PlanContext,
  field: GraphQLField<unknown, unknown>,
  traversal: Traversal,
  site: Site,
  sets: readonly SelectionSetNode[],
): RecordTraversalPlan {
  const { gives } = traversal;
  if (gives.kind === 'connection') throw new TypeError(`${traversal.name} gives a connection`);
  return {
    ...planCall(context, traversal, site),
    result: planRecord(context, field.type, sets, gives.record),
  };
}

function planCall(context: PlanContext, traversal: Traversal, site: Site) {
  const includeInferred = traversal.inferable && context.arguments(site).includeInferred === true;
  const literals = planLiterals(context, traversal, site, includeInferred);
  return { kind: 'traversal', site, traversal, includeInferred, literals } as const;
}
