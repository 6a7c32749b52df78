import type { Property, Relationship } from '@rolegraph/graph-model';

/** Says that a relationship lacks a property that another one to the same type has, and which it has. */
export function notOnEdge({ name }: Relationship, properties: ReadonlyMap<string, Property>): string {
  const known = [...properties.keys()].sort().join(', ');
  return `is no property of the edges of \`${name}\`, which have ${known === '' ? 'none' : known}`;
}
