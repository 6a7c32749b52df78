import { enumeration } from '@rolegraph/graph-model';

/** How the interval of a cosine similarity is computed, for descriptions. */
export const intervalFormula =
  'The 95 % interval is score ± 1.96 √V, cut to 0 to 1, by the delta method with all errors independent (close to 1, where a cosine bends, it is too narrow): V = Σ (∂score/∂w)² Var(w) over the weights of both roles, ∂score/∂aᵢ = (bᵢ/|b| − score aᵢ/|a|) / |a|, Var(importance × level) = (level × error of importance)² + (importance × error of level)².';

/** Why the interval of a score is null. */
export const intervalReason = enumeration('IntervalReason', 'Why the interval of a score is not known.', {
  NO_SAMPLE: 'The score compares sets, which come from no sample: it has no standard error.',
  ERRORS_NOT_ON_RECORD:
    'The dataset has no standard errors on record for some of the ratings that the score rests on.',
});
