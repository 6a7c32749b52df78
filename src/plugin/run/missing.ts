import { GraphQLError } from 'graphql';
import type { Binding } from '../compile/context.ts';
import { readKey } from '../compile/reference.ts';
import type { GraphRequest } from './context.ts';
import type { Asked } from './found.ts';
import { nearest } from './nearest.ts';
import { noDataset as noDatasetOf } from './published.ts';
import { shortened } from './shortened.ts';

/** Makes the error for a reference that names nothing, with the nearest slugs. Looking for those takes a statement. */
export async function missing(
  { site, argument, type, reference }: Asked,
  binding: Binding,
  request: GraphRequest,
): Promise<GraphQLError> {
  const { noDataset, slug } = reference;
  const { dataset, release } = readKey(reference.dataset);
  const error = (message: string, at: string, text: string, suggestions: readonly string[]) =>
    new GraphQLError(message, {
      nodes: site.node,
      extensions: {
        code: 'NOT_FOUND',
        argument,
        value: shortened(text),
        dataset: at,
        nearest: suggestions,
      },
    });
  if (noDataset !== undefined) {
    const value = slug.slice(noDataset.length + 1);
    return noDatasetOf(noDataset, argument, value, site, binding, request);
  }
  const wanted = reference.type ?? type;
  const suggestions = await nearest(wanted, reference, binding, request);
  const near =
    suggestions.length === 0 ? '' : ` Nearest: ${suggestions.map((one) => `\`${one}\``).join(', ')}.`;
  const message = `There is no ${wanted} \`${shortened(slug)}\` in ${release === undefined ? '' : `release \`${release}\` of `}the dataset \`${dataset}\`.${near}`;
  return error(message, dataset, slug, suggestions);
}
