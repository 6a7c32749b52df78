import type { FieldNode, GraphQLField } from 'graphql';

/**
 * A place in the operation where a field takes arguments. Plans keep the place, not the values, so that one plan
 * and one Cypher text serve every set of values of the same shape.
 */
export interface FieldLocation {
  readonly field: GraphQLField<unknown, unknown>;
  readonly node: FieldNode;
}
