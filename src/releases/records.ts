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

/** The records of a release. They are read once, the nodes first, and never all in memory. */
export interface Records {
  readonly nodes: Iterable<NodeRecord> | AsyncIterable<NodeRecord>;
  readonly relationships: Iterable<RelationshipRecord> | AsyncIterable<RelationshipRecord>;
}

/** The stored property that names the part a node or relationship is of. It is not declared, so no field shows it. */
export const partProperty = 'part';

/** Properties that a node or relationship is stored with beside the declared ones, without search text and profiles. */
export const undeclaredProperties: readonly string[] = ['release', 'slug', partProperty];

/** A copy of stored properties without some of them. */
export function withoutProperties(
  names: ReadonlySet<string>,
  properties: Record<string, unknown>,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !names.has(name)));
}

/** A key for messages, such as `Role ai-engineer`. */
export function describeKey({ type, slug }: NodeKey): string {
  return `${type} ${slug}`;
}
