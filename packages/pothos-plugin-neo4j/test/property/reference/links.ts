import { type NodeType, type Relationship, unratedType } from '@rolegraph/graph-model';
import type { Data, GraphEdge, GraphNode } from '../data.ts';
import type { Model } from '../model.ts';
import { failing } from './threshold.ts';

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

/** Follows what counts of a relationship, by what the client says of its threshold. */
export function follow(
  start: GraphNode | GraphEdge,
  relationship: Relationship,
  includeInferred: boolean,
  world: World,
  requirement: Readonly<Record<string, unknown>> = {},
): readonly Row[] {
  return onRecord(start, relationship, includeInferred, world).filter(
    ({ edge }) => failing(relationship, edge?.values ?? {}, requirement).length === 0,
  );
}

/** Follows a relationship from a node or, where it stands on an edge, from the edge, to all that is on record. */
export function onRecord(
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
    const stored = unratedType(edge.type);
    const isStated = relationship.types.includes(stored);
    const isInferred = inferred && relationship.types.some((type) => stored === `${type}_INFERRED`);
    if (!isStated && !isInferred) return [];
    const [near, far] = relationship.direction === 'outgoing' ? [edge.from, edge.to] : [edge.to, edge.from];
    if (near !== start || !relationship.targets.includes(far.type as NodeType)) return [];
    return [{ node: far, edge, columns: {} }];
  });
}
