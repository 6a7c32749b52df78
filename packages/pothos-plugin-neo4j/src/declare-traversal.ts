import type { z } from 'zod';
import {
  isReference,
  type LiteralNames,
  type ReferenceItems,
  type Traversal,
  type TraversalArgument,
  type TraversalArguments,
  type TraversalColumn,
  type TraversalRecord,
  type TraversalResult,
} from './traversal.ts';
import type { Ranked } from './types/check.ts';

/**
 * Declares a traversal: a field whose rows a Cypher file gives, and of which the client selects on as of any other.
 *
 * @returns The declaration, with what was left out. `builder.graph` checks it against the graph and its file.
 * @example
 * ```ts
 * import SchemaBuilder from '@pothos/core';
 * import { defineGraph, node, nodeInterface, outgoing } from '@rolegraph/graph-model';
 * import graphPlugin, { column, type GraphContext, reference, traversal } from '@rolegraph/pothos-plugin-neo4j';
 * import { z } from 'zod';
 *
 * const kitchen = defineGraph({
 *   interfaces: {},
 *   nodes: {
 *     Recipe: node({
 *       description: 'Something to cook.',
 *       plural: 'recipes',
 *       properties: { title: z.string().describe('What it is called.') },
 *       relationships: { ingredients: outgoing('NEEDS', 'Ingredient', 'What goes in.') },
 *     }),
 *     Ingredient: node({ description: 'What goes in.', plural: 'ingredients', properties: {}, relationships: {} }),
 *   },
 *   evidence: {
 *     name: 'Evidence',
 *     ...nodeInterface({ description: 'A statement.', properties: {}, relationships: {} }),
 *   },
 * });
 * const goesWith = traversal({
 *   name: 'goesWith',
 *   description: 'Ingredients that stand in a recipe beside another, most often first.',
 *   cypher: `MATCH (ingredient)<-[:NEEDS]-(recipe:Recipe)-[:NEEDS]->(node:Ingredient)
 *     RETURN node, count(recipe) AS recipes`,
 *   arguments: { ingredient: reference('Ingredient', 'The ingredient.') },
 *   gives: {
 *     kind: 'connection',
 *     type: 'Ingredient',
 *     name: 'Pairing',
 *     columns: { recipes: column.scalar(z.int().describe('In how many recipes.')) },
 *     rankedBy: 'recipes',
 *   },
 * });
 * const builder = new SchemaBuilder<{ Context: GraphContext }>({ plugins: [graphPlugin] });
 * builder.queryType({});
 * builder.graph(kitchen, [goesWith]);
 * const schema = builder.toSchema();
 * schema.getQueryType().getFields().goesWith.args.map(({ name, type }) => `${name}: ${type}`);
 * // => ['after: String', 'before: String', 'dataset: String', 'filter: IngredientFilter', 'first: Int',
 * //     'ingredient: String!', 'last: Int', 'orderBy: [IngredientOrder!]', 'release: String']
 * Object.keys(schema.getType('PairingEdge').getFields()); // => ['cursor', 'node', 'recipes']
 * ```
 */
export function traversal<
  const Arguments extends TraversalArguments,
  const Result extends TraversalResult,
  const Inferable extends boolean = false,
>(
  declaration: Omit<Traversal<Arguments, Result>, 'inferable' | 'nullable'> & {
    readonly gives: Ranked<Result>;
    readonly inferable?: Inferable;
  },
): Traversal<Arguments, Result, NoInfer<Inferable>> {
  const references = Object.values(declaration.arguments).some(
    (argument) => isReference(argument) || argument.kind === 'release',
  );
  const inferable = (declaration.inferable ?? false) as NoInfer<Inferable>;
  return { ...declaration, inferable, nullable: references };
}

/**
 * Declares an argument by which the client names one node: by slug, `dataset/slug`, global id, name or alias. In the file it is a bound
 * node under the argument's name.
 *
 * @param type A node type, or an interface whose types are all meant.
 * @param options `typedBy` names the value argument that says the type, for an interface.
 * @example
 * ```ts
 * import { reference } from '@rolegraph/pothos-plugin-neo4j';
 *
 * reference('Ingredient', 'The ingredient.');
 * // => { kind: 'reference', type: 'Ingredient', description: 'The ingredient.' }
 * ```
 */
export function reference<const Type extends string>(
  type: Type,
  description: string,
  options: { readonly typedBy?: string } = {},
) {
  return { kind: 'reference', type, description, ...options } as const satisfies TraversalArgument;
}

/** The most nodes that a list of references may name. */
const MOST_REFERENCES = 100;

/**
 * Declares an argument by which the client names several nodes. In the file it is a bound list of nodes, in the client's order, each once.
 *
 * @param atLeast How many nodes there have to be; 0 where the client may leave the argument out.
 * @param atMost How many nodes there may be.
 * @example
 * ```ts
 * import { references } from '@rolegraph/pothos-plugin-neo4j';
 *
 * references('Ingredient', 'The ingredients.', 2);
 * // => { kind: 'references', type: 'Ingredient', description: 'The ingredients.', atLeast: 2, atMost: 100 }
 * ```
 */
export function references<const Type extends string, const AtLeast extends number = 1>(
  type: Type,
  description: string,
  atLeast: AtLeast = 1 as AtLeast,
  atMost = MOST_REFERENCES,
) {
  return { kind: 'references', type, description, atLeast, atMost } as const satisfies TraversalArgument;
}

/**
 * Declares an argument by which the client names several nodes, each with values: a list of input objects that may be left out. In the
 * file it is a list of maps, each of the node and its values. A node that is named twice is an error.
 *
 * @example
 * ```ts
 * import { referencesWith } from '@rolegraph/pothos-plugin-neo4j';
 * import { z } from 'zod';
 *
 * const amounts = referencesWith('Ingredient', 'How much of what.', {
 *   input: 'Amount',
 *   node: 'ingredient',
 *   values: { grams: z.number().describe('How much of it.') },
 * });
 * // A client sends [{ingredient: "lentils", grams: 200}]; the file has a list of maps {ingredient, grams}.
 * [amounts.kind, amounts.atLeast]; // => ['references', 0]
 * ```
 */
export function referencesWith<const Type extends string, const Items extends ReferenceItems>(
  type: Type,
  description: string,
  items: Items,
) {
  return {
    kind: 'references',
    type,
    description,
    atLeast: 0,
    atMost: MOST_REFERENCES,
    items,
  } as const satisfies TraversalArgument;
}

/**
 * Declares an argument by which the client names a release of the field's dataset: by id, number or version. In the file it is a
 * parameter under the argument's name, with the release's id.
 *
 * @example
 * ```ts
 * import { release } from '@rolegraph/pothos-plugin-neo4j';
 *
 * release('The release to compare with.'); // => { kind: 'release', description: 'The release to compare with.' }
 * ```
 */
export function release(description: string) {
  return { kind: 'release' as const, description };
}

/**
 * Declares an argument that is a value. In the file it is a parameter under the argument's name.
 *
 * @param schema Checks the value and says its GraphQL type.
 * @param prepare Makes the parameter's value of the checked one; `args` has the other arguments as the client sends them. It throws a
 *   GraphQLError for a value that cannot be.
 * @example
 * ```ts
 * import { value } from '@rolegraph/pothos-plugin-neo4j';
 * import { z } from 'zod';
 *
 * const part = value(z.string().describe('Part of a title.'), (text) => text.toLowerCase());
 * part.prepare('Red', {}); // => 'red'
 * ```
 */
export function value<Schema extends z.ZodType>(
  schema: Schema,
  prepare?: (value: z.output<Schema>, args: Readonly<Record<string, unknown>>) => unknown,
) {
  const argument = { kind: 'value' as const, schema };
  return prepare
    ? {
        ...argument,
        prepare: (checked: z.output<Schema>, args: Readonly<Record<string, unknown>>) =>
          prepare(checked, args),
      }
    : argument;
}

/**
 * Arguments that Cypher takes as text only: they are checked, printed from the declaration into the statement, and part of the plan
 * cache's key. In the file each stands as `$name`.
 *
 * @example
 * ```ts
 * import { literal } from '@rolegraph/pothos-plugin-neo4j';
 * import { z } from 'zod';
 *
 * // In the file: MATCH (a)-[:NEEDS*..$steps]-(b)
 * literal.integer(z.int().min(1).max(3).describe('Steps.')).prints; // => 'integer'
 * // In the file: MATCH (a)-[:$by]-(b); the client's names become relationship types.
 * const by = literal.names(z.array(z.string()).describe('By what.'), (names) => names.map((name) => name.toUpperCase()));
 * by.names(['needs'], {}); // => ['NEEDS']
 * ```
 */
export const literal = {
  /** A whole number in the text, such as the longest a path may be. Its schema says how large it may be. */
  integer: <Schema extends z.ZodType>(schema: Schema) =>
    ({ kind: 'literal', prints: 'integer', schema }) as const satisfies TraversalArgument,
  /** Which way relationships are walked: OUTGOING, INCOMING or ANY. */
  arrow: <Schema extends z.ZodType>(schema: Schema) =>
    ({ kind: 'literal', prints: 'arrow', schema }) as const satisfies TraversalArgument,
  /**
   * Names of declared relationship types, as alternatives, or of one declared node type.
   *
   * @param values The list of texts that `$name.values` stands for, where the types alone do not tell what the client named.
   */
  names: <Schema extends z.ZodType>(schema: Schema, names: LiteralNames, values?: LiteralNames) =>
    ({
      kind: 'literal',
      prints: 'names',
      schema,
      names,
      ...(values && { values }),
    }) as const satisfies TraversalArgument,
} as const;

/**
 * Columns that a traversal's file returns, by what they hold. Each becomes a field under the name of the column.
 *
 * @example
 * ```ts
 * import { column } from '@rolegraph/pothos-plugin-neo4j';
 * import { z } from 'zod';
 *
 * column.node('Recipe', 'The recipe.'); // => { kind: 'node', type: 'Recipe', description: 'The recipe.', optional: false }
 * // The file: RETURN collect({recipe: recipe, grams: r.grams}) AS uses
 * const uses = column.records(
 *   {
 *     name: 'Use',
 *     description: 'A use of an ingredient.',
 *     columns: {
 *       recipe: column.node('Recipe', 'The recipe.'),
 *       grams: column.scalar(z.number().describe('How much of it.')),
 *     },
 *   },
 *   'Where it is used.',
 *   { filterable: true },
 * );
 * [uses.kind, uses.list, uses.filterable]; // => ['record', true, true]
 * ```
 */
export const column = {
  /** A value, typed by its zod schema. */
  scalar: <Schema extends z.ZodType>(schema: Schema) =>
    ({ kind: 'scalar', schema }) as const satisfies TraversalColumn,
  /** A node, projected as the client selects it. */
  node: <const Type extends string>(type: Type, description: string) =>
    ({ kind: 'node', type, description, optional: false }) as const satisfies TraversalColumn,
  /** A node, or null. */
  optionalNode: <const Type extends string>(type: Type, description: string) =>
    ({ kind: 'node', type, description, optional: true }) as const satisfies TraversalColumn,
  /** A list of nodes. */
  nodes: <const Type extends string>(type: Type, description: string) =>
    ({ kind: 'nodes', type, description }) as const satisfies TraversalColumn,
  /** The threshold that applies, with what it leaves out: in the file, a list of relationships. */
  leftOut: (relationship: string, description: string) =>
    ({ kind: 'leftOut', relationship, description }) as const satisfies TraversalColumn,
  /** A map with columns of its own. */
  record: <const Record extends TraversalRecord>(record: Record, description: string) =>
    ({
      kind: 'record',
      list: false,
      record,
      description,
      filterable: false,
    }) as const satisfies TraversalColumn,
  /**
   * A list of maps with columns of their own.
   *
   * @param options `filterable` gives the field `filter`, `orderBy` and `first`; the list's own order is the default.
   */
  records: <const Record extends TraversalRecord>(
    record: Record,
    description: string,
    { filterable = false }: { readonly filterable?: boolean } = {},
  ) => ({ kind: 'record', list: true, record, description, filterable }) as const satisfies TraversalColumn,
  /** A relationship: its provenance becomes fields of the row, which implements the evidence interface. */
  evidence: () => ({ kind: 'evidence', several: false }) as const satisfies TraversalColumn,
  /**
   * The relationships that a row follows from, as a list: they become the fields of the evidence interface. Of several, the
   * basis is DERIVED, sections and facts are those of all, and what only one statement can say is null.
   */
  derivation: () => ({ kind: 'evidence', several: true }) as const satisfies TraversalColumn,
} as const;
