import { type Property, propertyOf } from '@rolegraph/graph-model';

import type { TraversalColumn, TraversalRecord } from './traversal.ts';

export type NodeColumn = Extract<TraversalColumn, { kind: 'node' }>;

/** The columns of a record that are values, as properties. */
export function recordValues({ name: owner, columns }: TraversalRecord): ReadonlyMap<string, Property> {
  return new Map(
    Object.entries(columns).flatMap(([name, column]) =>
      column.kind === 'scalar' ? [[name, propertyOf(owner, name, column.schema)] as const] : [],
    ),
  );
}

/** The columns of a record that are one node each. */
export function recordNodes({ columns }: TraversalRecord): ReadonlyMap<string, NodeColumn> {
  return new Map(
    Object.entries(columns).flatMap(([name, column]) =>
      column.kind === 'node' ? [[name, column] as const] : [],
    ),
  );
}
