import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core';
import type { Graph } from '@rolegraph/graph-model';
import type { GraphQLFieldResolver } from 'graphql';
import { withNeeds } from './resolvers/needs.ts';
import { wrapOrdinary } from './resolvers/resolve.ts';
import { defineNodes } from './schema/nodes.ts';
import { defineRoots } from './schema/roots.ts';
import { defineTraversal } from './schema/traversals.ts';
import { TypeFactory } from './schema/type-factory.ts';
import type { Traversal } from './traversal.ts';

/** The name under which a Pothos builder takes the plugin. */
const pluginName = 'graph';
export default pluginName;

/** The graph of each builder, for the fields that are added to its types by hand. */
const graphs = new WeakMap<object, Graph>();

/**
 * Answers each root field of a declared graph by one Cypher statement.
 *
 * @example
 * ```ts
 * // Continues the example of traversal.
 *
 * builder.options.plugins; // => ['graph']
 * ```
 */
export class GraphPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override onOutputFieldConfig(config: PothosOutputFieldConfig<Types>): PothosOutputFieldConfig<Types> {
    return withNeeds(config, graphs.get(this.builder));
  }

  override wrapResolve(
    resolve: GraphQLFieldResolver<unknown, Types['Context'], object>,
    { extensions }: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types['Context'], object> {
    return wrapOrdinary(resolve, extensions ?? {});
  }
}

SchemaBuilder.registerPlugin(pluginName, GraphPlugin);

SchemaBuilder.prototype.graph = function graph(declared: Graph, traversals: readonly Traversal[] = []) {
  graphs.set(this, declared);
  const factory = new TypeFactory(this, declared);
  const [roots, nested] = [true, false].map((root) =>
    traversals.filter(({ on }) => (on === undefined) === root),
  ) as [Traversal[], Traversal[]];
  const types = defineNodes(factory, nested);
  defineRoots(factory);
  for (const traversal of roots) defineTraversal(factory, traversal);
  return types as never;
};
