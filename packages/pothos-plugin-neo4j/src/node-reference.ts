/**
 * A node that an ordinary resolver gives where a field's type is one of the graph's: it names the node, and what the
 * client selects of it is read in one statement for all the nodes that the field gives in this request.
 *
 * @example
 * ```ts
 * import { nodeReference } from '@rolegraph/pothos-plugin-neo4j';
 *
 * const { type, slug, dataset } = nodeReference('Recipe', 'dal');
 * [type, slug, dataset]; // => ['Recipe', 'dal', undefined]
 * ```
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

/**
 * Names a node as the value of a field with an ordinary resolver. A node that is not there is null.
 *
 * @param dataset Its dataset; the default one where it is left out.
 * @example
 * ```ts
 * // Continues the example of traversal.
 * import { nodeReference } from '@rolegraph/pothos-plugin-neo4j';
 *
 * // Another schema, with a field of its own beside those of the graph.
 * const withTip = new SchemaBuilder<{ Context: GraphContext }>({ plugins: [graphPlugin] });
 * withTip.queryType({});
 * const { Recipe } = withTip.graph(kitchen);
 * withTip.queryField('tip', (t) => t.field({ type: Recipe, resolve: () => nodeReference('Recipe', 'dal') }));
 * String(withTip.toSchema().getQueryType().getFields().tip.type); // => 'Recipe'
 * ```
 */
export function nodeReference<const Type extends string>(
  type: Type,
  slug: string,
  dataset?: string,
): NodeReference<Type> {
  return new NodeReference(type, slug, dataset);
}
