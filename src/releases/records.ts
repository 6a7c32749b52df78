/** A node as a seed or an import gives it. Its values are checked and stored as the type's declaration says. */
export interface NodeRecord {
  readonly type: string;
  readonly slug: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Names a node of the same release. */
export interface NodeKey {
  readonly type: string;
  readonly slug: string;
}

/** A relationship between two nodes of the same release. */
export interface RelationshipRecord {
  /** The type as it is stored: `USES`, or `USES_INFERRED` where all that speaks for it is our own inference. */
  readonly type: string;
  readonly from: NodeKey;
  readonly to: NodeKey;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Everything that a release holds. Each part is read once, the nodes first, and never held as a whole. */
export interface Records {
  readonly nodes: Iterable<NodeRecord> | AsyncIterable<NodeRecord>;
  readonly relationships: Iterable<RelationshipRecord> | AsyncIterable<RelationshipRecord>;
}

/** How a key reads in messages, such as `Role ai-engineer`. */
export function describeKey({ type, slug }: NodeKey): string {
  return `${type} ${slug}`;
}
