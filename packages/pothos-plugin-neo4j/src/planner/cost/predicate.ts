import type { InterfaceType, NodeType } from '@rolegraph/graph-model';
import type { FieldLocation } from '../field-location.ts';
import {
  type ComparePlan,
  type Comparison,
  type FilterPlan,
  type PredicatePlan,
  type RelatedPlan,
  type TextComparison,
  valueAtPath,
} from '../predicate.ts';
import { type Cost, oneValue, plus, sum, times } from './arithmetic.ts';
import { degreeOf } from './data-sizes.ts';
import { FOLDED_LETTER } from './weights.ts';

/** The relationships that a node whose data is not known may have. */
const UNKNOWN_DEGREE = 20;

/** The type of a row's node; undefined where that is not known. */
type RowType = NodeType | InterfaceType | undefined;

/** Works out what it takes to try a filter on one row: its conditions, each as often as relationships lead to it. */
export function filterCost({ location, predicate }: FilterPlan, type: RowType): Cost {
  return predicateCost(predicate, type, location);
}

function predicateCost(predicate: PredicatePlan, type: RowType, location: FieldLocation): Cost {
  switch (predicate.kind) {
    case 'all':
    case 'any':
      return plus(1, sum(predicate.of.map((inner) => predicateCost(inner, type, location))));
    case 'not':
      return plus(1, predicateCost(predicate.of, type, location));
    case 'column':
      return plus(1, predicateCost(predicate.of, undefined, location));
    case 'related':
      return relatedCost(predicate, type, location);
    case 'count':
      // Neo4j keeps the number of a node's relationships; those that a threshold lets count are read.
      return predicate.threshold === undefined ? oneValue : degreeCost(type, predicate.relationship, true);
    case 'compare':
      return compareCost(predicate, location);
    case 'id':
      // Each id is tried on each row.
      return ({ argumentsAt }) => countOf(valueAtPath(argumentsAt(location), predicate.path));
    case 'missing':
      return oneValue;
  }
}

const ignoringCase: ReadonlySet<Comparison> = new Set<TextComparison>([
  'contains',
  'startsWith',
  'endsWith',
  'eqIgnoreCase',
]);

function compareCost({ comparison, path }: ComparePlan, location: FieldLocation): Cost {
  if (comparison === 'hasAny' || comparison === 'hasEvery')
    return ({ argumentsAt }) => countOf(valueAtPath(argumentsAt(location), path));
  if (!ignoringCase.has(comparison)) return oneValue;
  return ({ argumentsAt }) => {
    const text = valueAtPath(argumentsAt(location), path);
    return 1 + (typeof text === 'string' ? text.length * FOLDED_LETTER : 0);
  };
}

function countOf(list: unknown): number {
  return Array.isArray(list) ? Math.max(1, list.length) : 1;
}

function relatedCost(
  { relationship, threshold, seek, of }: RelatedPlan,
  type: RowType,
  location: FieldLocation,
): Cost {
  const inner = plus(1, predicateCost(of, relationship.target, location));
  // The one node that is named is found first, and whether it is connected to the row's is one look.
  if (seek) return inner;
  return plus(1, times(degreeCost(type, relationship, threshold !== undefined), inner));
}

function degreeCost(type: RowType, relationship: RelatedPlan['relationship'], rated: boolean): Cost {
  const degree = degreeOf(type, relationship, { inferred: false, rated });
  return ({ sizes }) => {
    const { percentile99 } = degree(sizes);
    return Number.isFinite(percentile99) ? percentile99 : UNKNOWN_DEGREE;
  };
}
