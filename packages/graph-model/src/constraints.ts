import { escapeName } from './cypher/escape.ts';
import { rankingLabel } from './degree-ranking.ts';
import type { Graph, InterfaceType, NodeType } from './graph.ts';
import { nameKeysProperty } from './name-key.ts';
import { furtherNamesProperty, initialsProperty, isNamed, textsOf, wordsProperty } from './search-text.ts';

/** A constraint or an index that the database must have, with the statement that makes it. */
export interface SchemaElement {
  /** `unique` is a constraint together with the index behind it. */
  readonly kind: 'unique' | 'range' | 'text';
  readonly name: string;
  readonly label: string;
  readonly properties: readonly string[];
  readonly cypher: string;
}

/**
 * Gives the schema that a graph needs in Neo4j:
 *
 * - per node type its key, (release, slug), unique: `Role_key`
 * - per property in a type's `indexes`, a range index in which the nodes of a release stand in order: `Skill_by_category`
 * - per interface, a range index over the nodes of all its types: `Entity_by_slug`
 * - per interface, full-text indexes over the words of its texts, `entities`, and over whole names and aliases, `entityNames`: a range index cannot
 *   look inside a list
 * - the keys of the releases themselves and of their rankings
 *
 * All begin with `release`, so that the cost of a query does not grow with the number of releases.
 *
 * @example
 * ```ts
 * // Continues the example of defineGraph.
 * import { schemaElements } from '@rolegraph/graph-model';
 *
 * schemaElements(kitchen).map(({ name }) => name);
 * // => ['Release_key', 'Publication_key', 'ReleaseLock_key', 'DegreeRanking_key', 'Recipe_key', 'Recipe_by_minutes',
 * //     'Ingredient_key', 'Entity_by_slug', 'entityNames', 'entities']
 * schemaElements(kitchen).find(({ name }) => name === 'Recipe_by_minutes').cypher;
 * // => 'CREATE INDEX Recipe_by_minutes IF NOT EXISTS FOR (n:Recipe) ON (n.release, n.minutes, n.slug)'
 * ```
 */
export function schemaElements(graph: Graph): readonly SchemaElement[] {
  return [
    unique('Release_key', 'Release', ['id']),
    unique('Publication_key', 'Publication', ['dataset']),
    lockKey,
    unique(`${rankingLabel}_key`, rankingLabel, ['release', 'key']),
    ...[...graph.nodes.values()].flatMap(elementsOfNode),
    ...[...graph.interfaces.values()].flatMap(elementsOfInterface),
  ];
}

/**
 * Gives the name of the full-text index over the words of the texts of a type's nodes.
 *
 * @param type The name of a node type or interface.
 * @returns Undefined for a type without an interface, whose texts are in no index.
 * @example
 * ```ts
 * // Continues the example of defineGraph.
 * import { textIndexOf } from '@rolegraph/graph-model';
 *
 * textIndexOf(kitchen, 'Recipe'); // => 'entities'
 * textIndexOf(kitchen, 'Entity'); // => 'entities'
 * textIndexOf(kitchen, 'Release'); // => undefined
 * ```
 */
export function textIndexOf(graph: Graph, type: string): string | undefined {
  const shared = graph.nodes.get(type)?.interface ?? graph.interfaces.get(type);
  return shared && textIndexName(shared);
}

/** The full-text index over the nodes of an interface, such as `entities` for Entity. */
export function textIndexName({ name }: Pick<InterfaceType, 'name'>): string {
  const lower = name.charAt(0).toLowerCase() + name.slice(1);
  return lower.endsWith('y') ? `${lower.slice(0, -1)}ies` : `${lower}s`;
}

/**
 * Gives the name of the full-text index in which nodes of a type are found by a whole name or alias.
 *
 * @param type The name of a node type or interface.
 * @returns Undefined where its nodes have no property `name`.
 * @example
 * ```ts
 * // Continues the example of defineGraph.
 * import { namesIndexOf } from '@rolegraph/graph-model';
 *
 * namesIndexOf(kitchen, 'Recipe'); // => 'entityNames'
 * ```
 */
export function namesIndexOf(graph: Graph, type: string): string | undefined {
  const named = graph.nodes.get(type)?.interface ?? graph.interfaces.get(type);
  return named && isNamed(named) ? namesIndexName(named) : undefined;
}

function namesIndexName({ name }: InterfaceType): string {
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}Names`;
}

function elementsOfNode(type: NodeType): SchemaElement[] {
  return [
    unique(`${type.name}_key`, type.name, ['release', 'slug']),
    ...type.indexes.map((property) =>
      range(`${type.name}_by_${property}`, type.name, ['release', property, 'slug']),
    ),
  ];
}

function elementsOfInterface(type: InterfaceType): SchemaElement[] {
  const texts = textsOf(type);
  const elements = [range(`${type.name}_by_slug`, type.name, ['release', 'slug'])];
  if (isNamed(type)) {
    elements.push(text(namesIndexName(type), type.name, ['release', nameKeysProperty], 'keyword'));
  }
  if (texts.length > 0) {
    const ofNames = isNamed(type) ? [initialsProperty, wordsProperty(furtherNamesProperty)] : [];
    const properties = ['release', ...texts.map(wordsProperty), ...ofNames];
    elements.push(text(textIndexName(type), type.name, properties, 'whitespace'));
  }
  return elements;
}

function unique(name: string, label: string, properties: readonly string[]): SchemaElement {
  const cypher = `CREATE CONSTRAINT ${escapeName(name)} IF NOT EXISTS FOR (n:${escapeName(label)}) REQUIRE (${list(properties)}) IS UNIQUE`;
  return { kind: 'unique', name, label, properties, cypher };
}

function range(name: string, label: string, properties: readonly string[]): SchemaElement {
  const cypher = `CREATE INDEX ${escapeName(name)} IF NOT EXISTS FOR (n:${escapeName(label)}) ON (${list(properties)})`;
  return { kind: 'range', name, label, properties, cypher };
}

/**
 * Either analyzer keeps a release id such as `my-article_3` as one word, so that `+release:"my-article_3"` keeps a search within its
 * release. `whitespace` only splits at blanks: the stored words are cut and folded by packages/graph-model/src/text/words.ts, as are those of a query.
 * `keyword` keeps every value whole.
 */
function text(
  name: string,
  label: string,
  properties: readonly string[],
  analyzer: 'whitespace' | 'keyword',
): SchemaElement {
  const cypher = `CREATE FULLTEXT INDEX ${escapeName(name)} IF NOT EXISTS FOR (n:${escapeName(label)}) ON EACH [${list(properties)}] OPTIONS {indexConfig: {\`fulltext.analyzer\`: '${analyzer}'}}`;
  return { kind: 'text', name, label, properties, cypher };
}

function list(properties: readonly string[]): string {
  return properties.map((property) => `n.${escapeName(property)}`).join(', ');
}

/**
 * Gives the full-text indexes that RoleGraph made before it stored words, over the texts themselves, for a database to drop.
 *
 * @example
 * ```ts
 * // Continues the example of defineGraph.
 * import { supersededElements } from '@rolegraph/graph-model';
 *
 * supersededElements(kitchen).map(({ cypher }) => cypher);
 * // => ["CREATE FULLTEXT INDEX entities IF NOT EXISTS FOR (n:Entity) ON EACH [n.release, n.name] OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}"]
 * ```
 */
export function supersededElements(graph: Graph): readonly SchemaElement[] {
  return [...graph.interfaces.values()].flatMap((type) => {
    const texts = textsOf(type);
    if (texts.length === 0) return [];
    return [text(textIndexName(type), type.name, ['release', ...texts], 'whitespace')];
  });
}

/** The key of the locks under which releases are written, made before all others. */
export const lockKey = unique('ReleaseLock_key', 'ReleaseLock', ['dataset']);
