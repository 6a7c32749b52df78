import { graphError } from '../errors.ts';
import type { FieldLocation } from '../planner/field-location.ts';
import type { Binding } from './context.ts';
import { datasetsOf } from './reference.ts';

/** Each is a clause of a search, so that Neo4j has no endless query to read. */
const maxDatasets = 100;

/**
 * The releases that a field reads of the datasets that the client lists.
 *
 * @throws GraphQLError BAD_USER_INPUT where the arguments contradict each other, or list none or too many.
 */
export function listedReleases(binding: Binding, location: FieldLocation): readonly string[] {
  checkDatasets(binding, location);
  return datasetsOf(binding, location).map((dataset) => binding.release(dataset));
}

/** Fails where the arguments that say which datasets are read contradict each other. */
export function checkDatasets(binding: Binding, location: FieldLocation): void {
  const { dataset, datasets, allDatasets, release } = binding.arguments(location);
  const problem = (argument: string, message: string) =>
    graphError('BAD_USER_INPUT', message, {
      nodes: location.node,
      extensions: { argument, field: location.field.name },
    });
  const listed = Array.isArray(datasets) ? datasets : undefined;
  if (listed && (typeof dataset === 'string' || allDatasets === true)) {
    throw problem('datasets', 'Give one of `dataset`, `datasets` and `allDatasets`.');
  }
  if (allDatasets === true && typeof dataset === 'string') {
    throw problem('allDatasets', 'Give one of `dataset`, `datasets` and `allDatasets`.');
  }
  if ((listed || allDatasets === true) && typeof release === 'string') {
    throw problem('release', 'Give `release` with `dataset` alone: it is a release of one dataset.');
  }
  if (listed?.length === 0) throw problem('datasets', '`datasets` is empty: name at least one dataset.');
  if (listed && listed.length > maxDatasets) {
    throw problem('datasets', `\`datasets\` takes at most ${maxDatasets} datasets, not ${listed.length}.`);
  }
}
