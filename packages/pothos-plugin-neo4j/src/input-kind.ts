import type { GraphQLInputObjectType } from 'graphql';

/**
 * What a generated input type is for.
 *
 * - `nodeFilter`: conditions on a node and, under `edge`, on the edge that leads to it (`edgeFilter`).
 * - `condition`: quantifiers (`some`, `every`, `none`) over a relationship's rows, and their `count`.
 * - `valueFilter`, `listFilter`: comparisons with a value, with a list.
 * - `threshold`: which ratings count.
 * - `recordFilter`, `recordOrder`: conditions on a traversal's records, one key to sort them by.
 * - `referenceItem`: a node that is named together with values.
 * - `nodeOrder`, `edgeOrder`, `countOrder`: one key to sort by.
 */
export type InputKind =
  | 'nodeFilter'
  | 'edgeFilter'
  | 'condition'
  | 'valueFilter'
  | 'listFilter'
  | 'threshold'
  | 'recordFilter'
  | 'recordOrder'
  | 'referenceItem'
  | 'nodeOrder'
  | 'edgeOrder'
  | 'countOrder';

const KEY = 'rolegraphInput';

/** The `extensions` of a generated input type. */
export function inputExtensions(kind: InputKind): Readonly<Record<string, InputKind>> {
  return { [KEY]: kind };
}

/** What an input type is for; undefined of one that the graph does not generate. */
export function inputKindOf({
  extensions,
}: Pick<GraphQLInputObjectType, 'extensions'>): InputKind | undefined {
  return extensions[KEY] as InputKind | undefined;
}

/** Whether exactly one field of an input of this kind has to be given. */
export function isOneOfKind(kind: InputKind): boolean {
  return kind.endsWith('Order');
}
