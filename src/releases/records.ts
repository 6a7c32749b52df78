/** A node as a seed or an import gives it. Its values are checked and stored as the type's declaration says. */
export interface NodeRecord {
  readonly type: string;
  readonly slug: string;
  readonly properties: Readonly<Record<string, unknown>>;
  /** The source that adds it to a dataset of another's making: it is carried over when that one is imported anew. */
  readonly part?: string | undefined;
}

/** Names a node of the same release. */
export interface NodeKey {
  readonly type: string;
  readonly slug: string;
}

/** A relationship between two nodes of the same release. */
export interface RelationshipRecord {
  /** The declared type, such as `USES`, or `USES_INFERRED` where all that speaks for it is our own inference. */
  readonly type: string;
  readonly from: NodeKey;
  readonly to: NodeKey;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly part?: string | undefined;
}

/** Everything that a release holds. Each part is read once, the nodes first, and never held as a whole. */
export interface Records {
  readonly nodes: Iterable<NodeRecord> | AsyncIterable<NodeRecord>;
  readonly relationships: Iterable<RelationshipRecord> | AsyncIterable<RelationshipRecord>;
}

/** Under this name nodes and relationships tell which part they are. It is ours, not declared: fields never show it. */
export const partProperty = 'part';

/** How a key reads in messages, such as `Role ai-engineer`. */
export function describeKey({ type, slug }: NodeKey): string {
  return `${type} ${slug}`;
}
