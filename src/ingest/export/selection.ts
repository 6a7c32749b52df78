import type { NodeKey } from '../../releases/index.ts';

/** Which nodes of a release are exported. Relationships go along where both ends do. */
export interface Selection {
  has(key: NodeKey): boolean;
}

/** All of them. */
export const everything: Selection = { has: () => true };

/** Those with the given keys. */
export function only(keys: Iterable<NodeKey>): Selection {
  const paths = new Set([...keys].map(({ type, slug }) => `${type}/${slug}`));
  return { has: ({ type, slug }) => paths.has(`${type}/${slug}`) };
}
