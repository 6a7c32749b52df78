import type { GraphNode } from '../data.ts';

/** The opaque global id of a node. */
export function globalId({ type, dataset, slug }: Pick<GraphNode, 'type' | 'dataset' | 'slug'>): string {
  return Buffer.from(`${type.name}:${dataset}/${slug}`).toString('base64url');
}
