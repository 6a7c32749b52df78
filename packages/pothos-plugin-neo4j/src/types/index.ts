export type { CheckedTraversals } from './check.ts';
export type { Filter, RelationshipFilter } from './filter.ts';
export type { Direction, Order, RelationshipOrder } from './order.ts';
export type { Arguments, TraversalRow } from './traversal.ts';
