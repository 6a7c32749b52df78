import SchemaBuilder from '@pothos/core';
import type { Graph } from '@rolegraph/graph-model';
import type { GraphQLSchema } from 'graphql';
import graphPlugin, { type GraphContext, type Traversal } from '../../../src/index.ts';
import type { Data, GraphEdge, GraphNode } from '../data.ts';

/** The schema that the plugin makes of a declared graph. */
export function buildSchema(graph: Graph, traversals: readonly Traversal[] = []): GraphQLSchema {
  const builder = new SchemaBuilder<{
    Context: GraphContext;
    Scalars: { Date: { Input: string; Output: string } };
  }>({ plugins: [graphPlugin] });
  builder.scalarType('Date', { serialize: String, parseValue: String });
  builder.queryType({});
  builder.graph(graph, traversals);
  return builder.toSchema();
}

/** The relationships of some types that start at a node. */
export function edgesFrom(from: GraphNode, types: readonly string[], { edges }: Data): readonly GraphEdge[] {
  return edges.filter((edge) => edge.from === from && types.includes(edge.type));
}

/** A text property. */
export function text(node: GraphNode, property: string): string {
  return String(node.values[property] ?? '');
}
