import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core';
import type { Graph } from '@rolegraph/graph-model';
import type { GraphQLFieldResolver } from 'graphql';
import './global-types.ts';
import { withNeeds } from './resolvers/needs.ts';
import { wrapOrdinary } from './resolvers/resolve.ts';
import { defineNodes } from './schema/nodes.ts';
import { defineRoots } from './schema/roots.ts';
import { defineTraversal } from './schema/traversals.ts';
import { TypeFactory } from './schema/type-factory.ts';
import type { Traversal } from './traversal.ts';

export {
  type ErrorCodeDescription,
  errorsOf,
  graphError,
  type PluginErrorCode,
  pluginErrorCodes,
} from './errors.ts';
export { type GraphContext, type GraphRuntime, graphContext, graphRuntime } from './executor/context.ts';
export { type Current, currentReleases } from './executor/current.ts';
export { executeDirectly, type PlannedOperation, planOperation } from './executor/direct.ts';
export { type ExecutedStatement, type Explanation, explain } from './executor/explain.ts';
export { Cancelled, Unanswered } from './executor/faults.ts';
export type { CacheStatistics } from './executor/plan-cache.ts';
export type { RunOptions, SentStatement } from './executor/session.ts';
export { decodeGlobalId, type GlobalId } from './global-id.ts';
export { areVariableErrors, explainDocumentErrors, explainVariableErrors } from './input-hints/index.ts';
export { type NodeReference, nodeReference } from './node-reference.ts';
export {
  column,
  literal,
  reference,
  references,
  referencesWith,
  release,
  type Traversal,
  type TraversalPart,
  type TraversalRecord,
  traversal,
  value,
} from './traversal.ts';
export type {
  Arguments,
  Direction,
  Filter,
  LinkFilter,
  LinkOrder,
  Order,
  TraversalRow,
} from './types/index.ts';

/** The name under which a builder lists the plugin: `new SchemaBuilder({ plugins: [graphPlugin] })`. */
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
