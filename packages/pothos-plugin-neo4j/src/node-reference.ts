/**
 * A node that an ordinary resolver gives where a field's type is one of the graph's: it names the node, and what the
 * client selects of it is read in one statement for all the nodes that the field gives in this request.
 */
export class NodeReference<Type extends string = string> {
  /** Name of the node's type. */
  readonly type: Type;
  readonly slug: string;
  /** The default dataset where it is left out. */
  readonly dataset: string | undefined;

  constructor(type: Type, slug: string, dataset?: string) {
    this.type = type;
    this.slug = slug;
    this.dataset = dataset;
  }
}

/** Names a node as the value of a field with an ordinary resolver. A node that is not there is null. */
export function nodeReference<const Type extends string>(
  type: Type,
  slug: string,
  dataset?: string,
): NodeReference<Type> {
  return new NodeReference(type, slug, dataset);
}
