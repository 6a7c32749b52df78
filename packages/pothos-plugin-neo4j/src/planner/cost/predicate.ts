import type { InterfaceType, NodeType } from '@rolegraph/graph-model';
import type { PredicatePlan, RelatedPlan } from '../predicate.ts';
import { type Cost, oneValue, plus, sum, times } from './cost.ts';
import { degreeOf } from './data-sizes.ts';

/** The relationships that a node whose data is not known may have. */
const UNKNOWN_DEGREE = 20;

/**
 * Works out what it takes to try a filter on one row: its conditions, each as often as relationships lead to it.
 *
 * @param type Of the row's node; undefined where that is not known.
 */
export function predicateCost(predicate: PredicatePlan, type: NodeType | InterfaceType | undefined): Cost {
  switch (predicate.kind) {
    case 'all':
    case 'any':
      return plus(1, sum(predicate.of.map((inner) => predicateCost(inner, type))));
    case 'not':
      return plus(1, predicateCost(predicate.of, type));
    case 'column':
      return plus(1, predicateCost(predicate.of, undefined));
    case 'related':
      return relatedCost(predicate, type);
    case 'count':
      // Neo4j keeps the number of a node's relationships; those that a threshold lets count are read.
      return predicate.threshold === undefined ? oneValue : degreeCost(type, predicate.relationship, true);
    case 'compare':
    case 'missing':
    case 'id':
      return oneValue;
  }
}

function relatedCost(
  { relationship, threshold, seek, of }: RelatedPlan,
  type: NodeType | InterfaceType | undefined,
): Cost {
  const inner = plus(1, predicateCost(of, relationship.target));
  // The one node that is named is found first, and whether it is connected to the row's is one look.
  if (seek) return inner;
  return plus(1, times(degreeCost(type, relationship, threshold !== undefined), inner));
}

function degreeCost(
  type: NodeType | InterfaceType | undefined,
  relationship: RelatedPlan['relationship'],
  rated: boolean,
): Cost {
  const degree = degreeOf(type, relationship, { inferred: false, rated });
  return ({ sizes }) => {
    const { percentile99 } = degree(sizes);
    return Number.isFinite(percentile99) ? percentile99 : UNKNOWN_DEGREE;
  };
}
