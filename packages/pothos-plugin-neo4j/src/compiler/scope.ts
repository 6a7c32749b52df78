/** The variables that a value may read: of a node, of an edge or several, or of the edge on the way to a node. */
export interface Scope {
  readonly node: string | undefined;
  readonly edge: string | undefined;
  /** A list of edges, where what is read follows from several; `edge` is undefined then. */
  readonly edges?: string | undefined;
  /** The nodes in a record's columns, where `edge` is the record. */
  readonly columns?: Readonly<Record<string, string>>;
}
