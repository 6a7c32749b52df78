import type { Relationship } from '@rolegraph/graph-model';

/** Relationships with nothing of their own to tell share the types of their target. */
export function linkName(owner: string, { name, target, properties, structural }: Relationship): string {
  if (properties.size > 0) return `${owner}${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return structural ? `${target.name}Link` : `${target.name}Statement`;
}
