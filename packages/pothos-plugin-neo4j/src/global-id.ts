import type { Graph } from '@rolegraph/graph-model';

/** What a global id names: a node by type, dataset and slug, in whichever release is current. */
export interface GlobalId {
  readonly type: string;
  readonly dataset: string;
  readonly slug: string;
}

/** Gives the opaque global id of a node. */
export function encodeGlobalId({ type, dataset, slug }: GlobalId): string {
  return Buffer.from(`${type}:${dataset}/${slug}`).toString('base64url');
}

const FORM = /^([A-Za-z][A-Za-z0-9]*):([a-z0-9-]+)\/(.+)$/su;

/**
 * Reads a global id, which names a node in whichever release is current.
 *
 * @returns Undefined for text that is no global id, or that names a type the graph does not have.
 * @example
 * ```ts
 * // Continues the example of traversal.
 * import { decodeGlobalId } from '@rolegraph/pothos-plugin-neo4j';
 *
 * const id = Buffer.from('Recipe:kitchen/dal').toString('base64url');
 * decodeGlobalId(id, kitchen); // => { type: 'Recipe', dataset: 'kitchen', slug: 'dal' }
 * decodeGlobalId('dal', kitchen); // => undefined
 * ```
 */
export function decodeGlobalId(id: string, graph: Graph): GlobalId | undefined {
  const match = FORM.exec(Buffer.from(id, 'base64url').toString());
  if (!match) return undefined;
  const [, type = '', dataset = '', slug = ''] = match;
  const decoded = { type, dataset, slug };
  return graph.nodes.has(type) && encodeGlobalId(decoded) === id ? decoded : undefined;
}
