/**
 * Cypher text in the parts that are printed one way or another. Everything between them is text that stays as it is.
 *
 * A file of a traversal and a finished statement are parsed alike: what differs is how their parts are printed.
 */
export type CypherPart =
  | { readonly kind: 'text'; readonly text: string }
  | ParameterPart
  | { readonly kind: 'values'; readonly name: string }
  | { readonly kind: 'selected'; readonly column: string }
  | ArrowheadPart
  | RelationshipPart
  | SubqueryPart;

/** `$name`. */
export interface ParameterPart {
  readonly kind: 'parameter';
  readonly name: string;
  /** Whether it stands behind LIMIT or SKIP, where Neo4j takes nothing that differs from row to row. */
  readonly limits: boolean;
}

/** `<$name` at the beginning of `<$name-[…]-`, or `$name>` at the end of `-[…]-$name>`: there where the parameter says so. */
export interface ArrowheadPart {
  readonly kind: 'arrowhead';
  readonly side: 'INCOMING' | 'OUTGOING';
  readonly name: string;
}

/** `[variable:TYPE|TYPE*1..3 {…} WHERE …]` of a pattern that names types. */
export interface RelationshipPart {
  readonly kind: 'relationship';
  /** Empty where the pattern binds none. */
  readonly variable: string;
  readonly types: readonly RelationshipTypePart[];
  /** How many steps, such as `*1..3`, where the pattern says so. */
  readonly steps: readonly CypherPart[];
  /** Its map of properties, if any. */
  readonly properties: readonly CypherPart[];
  /** Its condition, without WHERE. */
  readonly condition: readonly CypherPart[];
}

/** A type, beside how it is written, or a parameter that stands for several. */
export type RelationshipTypePart =
  | { readonly kind: 'type'; readonly name: string; readonly text: string }
  | { readonly kind: 'parameter'; readonly name: string };

/** `CALL (…)` of a subquery, up to the names that it sees. */
export interface SubqueryPart {
  readonly kind: 'subquery';
  /** What it sees: nothing, names that follow, or everything. */
  readonly sees: 'nothing' | 'names' | 'everything';
}
