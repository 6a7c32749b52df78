import { nameKey } from '@rolegraph/graph-model';
import type { GraphQLError } from 'graphql';
import { readKey } from '../../compiler/reference.ts';
import { MAX_MEANINGS, type MatchedNodeIds } from '../../compiler/resolution.ts';
import { graphError } from '../../errors.ts';
import { encodeGlobalId } from '../../global-id.ts';
import type { GraphRequest } from '../context.ts';
import { read } from '../session.ts';
import type { RequestedReference } from './requested-reference.ts';
import { shortened } from './shortened.ts';

const MEANINGS = `UNWIND range(0, size($ids) - 1) AS place MATCH (node) WHERE elementId(node) = $ids[place]
RETURN labels(node) AS labels, node.slug AS slug, node.name AS name, node.aliases AS aliases ORDER BY place`;

/**
 * Makes the error for a reference that may mean several nodes: it tells each, which of its labels it was, and how to name it
 * alone. Telling them takes a statement.
 */
export async function ambiguousReference(
  { location, argument, reference }: RequestedReference,
  ids: MatchedNodeIds,
  { runtime, signal }: GraphRequest,
): Promise<GraphQLError> {
  const rows = await read<{ labels: string[]; slug: string; name: string | null; aliases: string[] | null }>(
    { text: MEANINGS, parameters: { ids }, name: 'meanings' },
    runtime,
    signal,
  );
  const { dataset } = readKey(reference.dataset);
  const meanings = rows.map(({ labels, slug, name, aliases }) => {
    const type = labels.find((label) => runtime.graph.nodes.has(label)) ?? '';
    const called = [name ?? slug, ...(aliases ?? [])];
    const label =
      slug === reference.slug ? slug : called.find((otherName) => nameKey(otherName) === reference.nameKey);
    const id = encodeGlobalId({ type, dataset, slug });
    return { type, slug, name, label: label ?? slug, id };
  });
  // Of several types that have one slug, Neo4j may give any first.
  const candidates = meanings.toSorted((a, b) => compare(a.slug, b.slug) || compare(a.type, b.type));
  const value = shortened(reference.slug);
  const listed = candidates.map(({ type, slug, name, label }) => {
    const also = label === name || label === slug ? '' : `, also called ${label}`;
    return `${type} \`${slug}\` (${name ?? slug}${also})`;
  });
  const more = ids.length === MAX_MEANINGS ? ' and perhaps more' : '';
  // Where two have one slug it takes the type, which an id tells.
  const distinct = new Set(candidates.map(({ slug }) => slug)).size === candidates.length;
  return graphError(
    'AMBIGUOUS_REFERENCE',
    `\`${argument}\`: \`${value}\` may mean ${listed.join(', ')}${more}. Say which by its ${distinct ? 'slug or id' : 'id'}.`,
    {
      nodes: location.node,
      extensions: {
        argument,
        value,
        dataset,
        candidates,
      },
    },
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
