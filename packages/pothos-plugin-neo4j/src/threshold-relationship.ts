import type { Graph, Relationship } from '@rolegraph/graph-model';

/**
 * The relationship with a threshold that a name such as `Role.skills` means.
 *
 * @throws TypeError where the graph declares no such relationship, or none with a threshold.
 */
export function thresholdRelationship(graph: Graph, name: string): Relationship {
  const [type = '', field = ''] = name.split('.');
  const relationship = graph.nodes.get(type)?.relationships.get(field);
  if (!relationship?.threshold) throw new TypeError(`${name} is no relationship with a threshold`);
  return relationship;
}
