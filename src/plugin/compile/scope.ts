/** The variables that a value may read: of a node, of an edge, or of the edge on the way to a node. */
export interface Scope {
  readonly node: string | undefined;
  readonly edge: string | undefined;
}
