import { GraphQLError } from 'graphql';
import type { Graph } from '../../graph/index.ts';
import { nameKey } from '../../graph/name-key.ts';
import { type Candidate, MOST_CANDIDATES } from '../compile/resolution.ts';
import { encodeGlobalId } from '../global-id.ts';
import type { Asked } from './found.ts';
import { shortened } from './shortened.ts';

/** Makes the error for a reference that may mean several nodes: it tells each, by which of its labels, and how to name it alone. */
export function ambiguous(
  { site, argument, reference }: Asked,
  found: readonly Candidate[],
  graph: Graph,
): GraphQLError {
  const candidates = found.map(([labels, slug, name, aliases]) => {
    const type = labels.find((label) => graph.nodes.has(label)) ?? '';
    const matches = (label: string) => nameKey(label) === reference.nameKey;
    const label = slug === reference.slug ? slug : [name ?? slug, ...(aliases ?? [])].find(matches);
    return {
      type,
      slug,
      name,
      label: label ?? name,
      id: encodeGlobalId({ type, dataset: reference.dataset, slug }),
    };
  });
  const value = shortened(reference.slug);
  const listed = candidates.map(({ type, slug, name, label }) =>
    label === name || label === slug
      ? `${type} \`${slug}\` (${name ?? slug})`
      : `${type} \`${slug}\` (${name ?? slug}, also called ${label})`,
  );
  const more = found.length === MOST_CANDIDATES ? ', and perhaps more' : '';
  // Where two have one slug it takes the type, which an id tells.
  const slugs = new Set(candidates.map(({ slug }) => slug));
  const way = slugs.size === candidates.length ? 'its slug or id' : 'its id, or say the type';
  return new GraphQLError(
    `\`${argument}\`: \`${value}\` may mean ${listed.join(', ')}${more}. Name the one you mean by ${way}.`,
    {
      nodes: site.node,
      extensions: {
        code: 'AMBIGUOUS_REFERENCE',
        argument,
        value,
        dataset: reference.dataset,
        candidates,
      },
    },
  );
}
