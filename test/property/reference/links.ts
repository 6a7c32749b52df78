import type { NodeType, Relationship } from '../../../src/graph/index.ts';
import type { Data, GraphEdge, GraphNode } from '../data.ts';
import type { Model } from '../model.ts';

/** One line of a connection: a node, and what led to it. */
export interface Row {
  readonly node: GraphNode;
  readonly edge: GraphEdge | undefined;
  /** Further columns of a traversal's row. */
  readonly columns: Readonly<Record<string, unknown>>;
}

/** The model and the data that a part of an operation is answered from. */
export interface World {
  readonly model: Model;
  readonly data: Data;
}

/** Follows a relationship from a node or, where it stands on an edge, from the edge. */
export function follow(
  start: GraphNode | GraphEdge,
  relationship: Relationship,
  includeInferred: boolean,
  { model, data }: World,
): readonly Row[] {
  if (relationship.direction === 'matched') {
    const find = model.matched[relationship.name];
    if (!find) throw new TypeError(`The reference does not know ${relationship.name}`);
    return find(start, data).map((node) => ({ node, edge: undefined, columns: {} }));
  }
  const inferred = relationship.inferable && (includeInferred || relationship.showsInferred);
  return data.edges.flatMap((edge): Row[] => {
    const isStated = relationship.types.includes(edge.type);
    const isInferred = inferred && relationship.types.some((type) => edge.type === `${type}_INFERRED`);
    if (!isStated && !isInferred) return [];
    const [near, far] = relationship.direction === 'outgoing' ? [edge.from, edge.to] : [edge.to, edge.from];
    if (near !== start || !relationship.targets.includes(far.type as NodeType)) return [];
    return [{ node: far, edge, columns: {} }];
  });
}
