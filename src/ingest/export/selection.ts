import type { NodeKey } from '../../releases/index.ts';

/** The nodes of a release to export. Relationships go along where both ends do. */
export interface Selection {
  has(key: NodeKey): boolean;
}

/** All nodes. */
export const everything: Selection = { has: () => true };

/** Nodes with the given keys. */
export function only(keys: Iterable<NodeKey>): Selection {
  const paths = new Set([...keys].map(({ type, slug }) => `${type}/${slug}`));
  return { has: ({ type, slug }) => paths.has(`${type}/${slug}`) };
}
