import SchemaBuilder, { BasePlugin, type SchemaTypes } from '@pothos/core';
import type { Graph } from '../graph/index.ts';
import './global-types.ts';
import { Author } from './schema/author.ts';
import { defineNodes } from './schema/nodes.ts';
import { defineRoots } from './schema/roots.ts';
import { defineTraversal } from './schema/traversals.ts';
import type { Traversal } from './traversal.ts';

export { type GraphContext, type GraphRuntime, graphContext, graphRuntime } from './run/context.ts';
export { executeDirectly } from './run/direct.ts';
export type { PlanCacheStatistics } from './run/plan-cache.ts';
export { Cancelled, type SentStatement } from './run/session.ts';
export {
  column,
  reference,
  references,
  type Traversal,
  type TraversalRecord,
  traversal,
  value,
} from './traversal.ts';

const pluginName = 'graph';
export default pluginName;

/** Answers each root field of a declared graph by one Cypher statement. */
export class GraphPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {}

SchemaBuilder.registerPlugin(pluginName, GraphPlugin);

SchemaBuilder.prototype.graph = function graph(declared: Graph, traversals: readonly Traversal[] = []) {
  const author = new Author(this, declared);
  defineNodes(author);
  defineRoots(author);
  for (const traversal of traversals) defineTraversal(author, traversal);
};
