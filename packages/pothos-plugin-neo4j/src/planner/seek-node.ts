import type { Relationship } from '@rolegraph/graph-model';
import type { PredicatePlan, SeekPlan } from './predicate.ts';

/**
 * Parts the condition that names the one node at a relationship's other end, by its slug or its id, from the others
 * that have to hold as well. Slugs are keys of one type only, and a matched pattern may lead anywhere.
 */
export function extractSeek(
  { targets, pattern }: Relationship,
  of: PredicatePlan,
): { readonly seek: SeekPlan | undefined; readonly of: PredicatePlan } {
  const conjuncts = conjunctsOf(of);
  const seek = targets.length === 1 && pattern === undefined ? conjuncts.find(namesOneNode) : undefined;
  if (!seek) return { seek, of };
  return { seek, of: allOf(conjuncts.filter((other) => other !== seek)) };
}

/** The conditions that have to hold together for a condition to hold. */
export function conjunctsOf(plan: PredicatePlan): readonly PredicatePlan[] {
  return plan.kind === 'all' ? plan.of.flatMap(conjunctsOf) : [plan];
}

/** The condition that all of these hold. */
export function allOf(of: readonly PredicatePlan[]): PredicatePlan {
  const [only] = of;
  return of.length === 1 && only ? only : { kind: 'all', of };
}

function namesOneNode(plan: PredicatePlan): plan is SeekPlan {
  if (plan.kind === 'id') return plan.path.at(-1) === 'eq';
  return (
    plan.kind === 'compare' && plan.side === 'node' && plan.property === 'slug' && plan.comparison === 'eq'
  );
}
