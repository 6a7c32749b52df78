import type { Graph } from '@rolegraph/graph-model';
import type { GraphQLSchema } from 'graphql';
import type { Traversal } from '../../src/index.ts';
import type { Data, GraphEdge, GraphNode } from './data.ts';

/** A declared graph with what the reference has to be told besides: what Cypher says in patterns and traversals, in plain words. */
export interface Model {
  readonly name: string;
  readonly graph: Graph;
  readonly traversals: readonly Traversal[];
  readonly schema: GraphQLSchema;
  /** What a matched relationship leads to, by `Type.field`. */
  readonly matched: Readonly<
    Record<string, (start: GraphNode | GraphEdge, data: Data) => readonly GraphNode[]>
  >;
  /** What a traversal gives, by its name. */
  readonly answers: Readonly<Record<string, TraversalAnswer>>;
}

/** Arguments of a traversal, with the named nodes in place of references. */
export type TraversalInput = Readonly<Record<string, unknown>>;

/**
 * A traversal worked out in memory. A connection gives rows with `node` and its columns; a list of records gives sorted
 * rows, a record one row. A column `wrote` that is an edge is the row's evidence.
 */
export type TraversalAnswer = (
  input: TraversalInput,
  /** The dataset that the field reads. */
  data: Data,
  /** All datasets together: a named node may be of another one. */
  all: Data,
) => readonly Readonly<Record<string, unknown>>[];
