import { GraphQLError } from 'graphql';
import type { Graph } from '../../graph/index.ts';
import { decodeGlobalId } from '../global-id.ts';
import type { Site } from '../plan/site.ts';
import type { Binding } from './context.ts';

/** A node as the client names it: where to look and under which key. */
export interface Reference {
  readonly dataset: string;
  readonly slug: string;
}

/** The dataset that a root field reads: its `dataset` argument, else the default. */
export function datasetOf(binding: Binding, site: Site): string {
  const { dataset } = binding.arguments(site);
  return typeof dataset === 'string' ? dataset : binding.defaultDataset;
}

const QUALIFIED = /^([a-z0-9-]+)\/(.+)$/su;

/**
 * Reads a reference: a slug in the field's dataset, `dataset/slug`, or a global id.
 *
 * @throws GraphQLError BAD_USER_INPUT where it is empty, or the global id of another type.
 */
export function readReference(
  text: string,
  type: string,
  argument: string,
  site: Site,
  binding: Binding,
  graph: Graph,
): Reference {
  const problem = (message: string) =>
    new GraphQLError(message, {
      nodes: site.node,
      extensions: { code: 'BAD_USER_INPUT', argument, value: text },
    });
  if (text.trim() === '') {
    throw problem(`\`${argument}\` is empty: name a ${type} by its slug, by \`dataset/slug\` or by its id.`);
  }
  const id = decodeGlobalId(text, graph);
  if (id && id.type !== type && graph.interfaces.get(type) === undefined) {
    throw problem(`\`${argument}\` is the id of a ${id.type}, where a ${type} is asked for.`);
  }
  if (id) return { dataset: id.dataset, slug: id.slug };
  const [, dataset, slug] = QUALIFIED.exec(text) ?? [];
  return dataset !== undefined && slug !== undefined
    ? { dataset, slug }
    : { dataset: datasetOf(binding, site), slug: text };
}
