import './global-types.ts';

export {
  column,
  literal,
  reference,
  references,
  referencesWith,
  release,
  traversal,
  value,
} from './declare-traversal.ts';
export {
  type ErrorCodeDescription,
  errorsOf,
  graphError,
  type PluginErrorCode,
  pluginErrorCodes,
} from './errors.ts';
export { type GraphContext, type GraphRuntime, graphContext, graphRuntime } from './executor/context.ts';
export { type Current, currentReleases } from './executor/current.ts';
export {
  type CostliestList,
  executeDirectly,
  type PlannedOperation,
  planOperation,
} from './executor/direct.ts';
export type { ExecutedStatement } from './executor/executed-statement.ts';
export { type Explanation, explain } from './executor/explain.ts';
export { Cancelled, Unanswered } from './executor/faults.ts';
export type { CacheStatistics } from './executor/plan-cache.ts';
export type { RunOptions, SentStatement } from './executor/session.ts';
export { decodeGlobalId, type GlobalId } from './global-id.ts';
export { areVariableErrors, explainDocumentErrors, explainVariableErrors } from './input-hints/index.ts';
export { type NodeReference, nodeReference } from './node-reference.ts';
export { type DataSizes, type Degrees, degreeKey } from './planner/cost/index.ts';
/** The name under which a builder lists the plugin: `new SchemaBuilder({ plugins: [graphPlugin] })`. */
export { default, GraphPlugin } from './plugin.ts';
export type { Traversal, TraversalPart, TraversalRecord } from './traversal.ts';
export type {
  Arguments,
  Direction,
  Filter,
  Order,
  RelationshipFilter,
  RelationshipOrder,
  TraversalRow,
} from './types/index.ts';
