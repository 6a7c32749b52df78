import type { GraphQLError } from 'graphql';
import type { Binding } from '../../compiler/context.ts';
import { readKey } from '../../compiler/reference.ts';
import { graphError } from '../../errors.ts';
import type { GraphRequest } from '../context.ts';
import type { RequestedReference } from './requested-reference.ts';
import { shortened } from './shortened.ts';
import { MAX_SUGGESTED, nearest } from './suggestions.ts';
import { noDataset as noDatasetOf } from './unpublished.ts';

/** Makes the error for a reference that names nothing, with the nearest slugs. Looking for those takes a statement. */
export async function notFound(
  requested: RequestedReference,
  binding: Binding,
  request: GraphRequest,
): Promise<GraphQLError> {
  const [error] = await allNotFound([requested], binding, request);
  if (!error) throw new TypeError('There is no error for a reference that names nothing');
  return error;
}

/**
 * Makes the errors for references that name nothing, in their order. Looking for the nearest slugs takes a statement for each type and
 * release; they are looked for of the first few references of an operation only.
 */
export async function allNotFound(
  requested: readonly RequestedReference[],
  binding: Binding,
  request: GraphRequest,
): Promise<readonly GraphQLError[]> {
  const suggested = requested.slice(0, Math.max(0, MAX_SUGGESTED - request.suggestions.references));
  request.suggestions.references += suggested.length;
  const suggestions = await nearestOf(suggested, binding, request);
  const errors: GraphQLError[] = [];
  for (const missing of requested) {
    const { noDataset, slug } = missing.reference;
    const wasSuggested = suggested.includes(missing);
    errors.push(
      noDataset !== undefined && wasSuggested
        ? await noDatasetOf(
            noDataset,
            missing.argument,
            slug.slice(noDataset.length + 1),
            missing.location,
            binding,
            request,
          )
        : errorOf(missing, wasSuggested ? (suggestions.get(missing) ?? []) : undefined),
    );
  }
  return errors;
}

/** The nearest slugs of references whose dataset is there. */
async function nearestOf(
  requested: readonly RequestedReference[],
  binding: Binding,
  request: GraphRequest,
): Promise<ReadonlyMap<RequestedReference, readonly string[]>> {
  const groups = new Map<string, RequestedReference[]>();
  for (const missing of requested) {
    const { type, reference } = missing;
    if (reference.noDataset !== undefined) continue;
    const key = JSON.stringify([reference.type ?? type, reference.dataset]);
    groups.set(key, [...(groups.get(key) ?? []), missing]);
  }
  const found = new Map<RequestedReference, readonly string[]>();
  for (const group of groups.values()) {
    const [first] = group;
    if (!first) continue;
    const { type, reference } = first;
    const texts = group.map((missing) => missing.reference.slug);
    const release = binding.release(reference.dataset);
    const slugs = await nearest(reference.type ?? type, release, texts, request);
    for (const [index, missing] of group.entries()) found.set(missing, slugs[index] ?? []);
  }
  return found;
}

/** @param suggestions Undefined where the nearest were not looked for. */
function errorOf(
  { location, argument, type, reference }: RequestedReference,
  suggestions: readonly string[] | undefined,
): GraphQLError {
  const { dataset, release } = readKey(reference.dataset);
  const origin = `${release === undefined ? '' : `release \`${release}\` of `}the dataset \`${dataset}\``;
  const near = suggestions?.map((slug) => `\`${slug}\``).join(', ');
  const hint =
    near === undefined
      ? ` The nearest are named for ${MAX_SUGGESTED} unknown references of an operation.`
      : near && ` Nearest: ${near}.`;
  return graphError(
    'NOT_FOUND',
    `There is no ${reference.type ?? type} \`${shortened(reference.slug)}\` in ${origin}.${hint}`,
    {
      nodes: location.node,
      extensions: {
        argument,
        value: shortened(reference.slug),
        dataset,
        nearest: suggestions ?? [],
      },
    },
  );
}
