import type { Threshold } from '@rolegraph/graph-model';

/**
 * When a rated skill counts as required. O*NET's scale of importance calls 3 "Important"; it marks ratings that are not relevant, and
 * recommends suppressing those of low precision.
 */
export const requirement: Threshold = {
  name: 'Requirement',
  atLeast: { importance: 3, level: null },
  unless: ['notRelevant', 'suppress'],
  among: ['necessity'],
};
