import type { GraphQLInputObjectType } from 'graphql';

/**
 * What a generated input type is for.
 *
 * - `nodeFilter`, `edgeFilter`: conditions on a node, on an edge.
 * - `linkFilter`: conditions on a relationship's rows, under `node` and `edge`.
 * - `condition`: quantifiers (`some`, `every`, `none`) over a relationship's rows, and their `count`.
 * - `valueFilter`, `listFilter`: comparisons with a value, with a list.
 * - `recordFilter`: conditions on a traversal's records.
 * - `referenceItem`: a node by its name, with values.
 * - `threshold`: which ratings count.
 * - `nodeOrder`, `edgeOrder`, `linkOrder`, `countOrder`, `recordOrder`: one key to sort by.
 */
export type InputKind =
  | 'nodeFilter'
  | 'edgeFilter'
  | 'linkFilter'
  | 'condition'
  | 'valueFilter'
  | 'listFilter'
  | 'recordFilter'
  | 'referenceItem'
  | 'threshold'
  | 'nodeOrder'
  | 'edgeOrder'
  | 'linkOrder'
  | 'countOrder'
  | 'recordOrder';

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
