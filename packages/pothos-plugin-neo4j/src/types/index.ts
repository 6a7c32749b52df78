export type { CheckedTraversals } from './check.ts';
export type { Filter, LinkFilter } from './filter.ts';
export type { Direction, LinkOrder, Order } from './order.ts';
export type { Arguments, TraversalRow } from './traversal.ts';
