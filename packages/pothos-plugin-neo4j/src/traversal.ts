import type { z } from 'zod';
import type { Ranked } from './types/check.ts';

/** How the client names a node together with values: by an input object. */
export interface ReferenceItems {
  /** Name of the GraphQL input type. */
  readonly input: string;
  /** Name of the field for the reference, and of the node in the file's maps. */
  readonly node: string;
  /** The other fields: values, none of which may be left out. */
  readonly values: Readonly<Record<string, z.ZodType>>;
}

/** An argument of a traversal. Its name is the name by which the `.cypher` file uses it. */
export type TraversalArgument =
  | {
      /** A node that the client names by reference. In the file: a bound node. */
      readonly kind: 'reference';
      /** A node type, or an interface. */
      readonly type: string;
      readonly description: string;
      /** The value argument, if any, by which the client narrows the interface to one of its types. The file need not use it. */
      readonly typedBy?: string;
    }
  | {
      /** Several nodes that the client names by reference. In the file: a bound list of nodes, in the client's order, each once. */
      readonly kind: 'references';
      readonly type: string;
      readonly description: string;
      /** 0 where the client may leave it out. */
      readonly atLeast: number;
      readonly atMost: number;
      /** Values that the client gives beside each reference. In the file: a list of maps, each of the node and its values. */
      readonly items?: ReferenceItems;
    }
  | {
      /** A release of the field's dataset, by id, number or version. In the file: a parameter, `$name`, with the release's id. */
      readonly kind: 'release';
      readonly description: string;
    }
  | {
      /** A value that the client sends. In the file: a parameter, `$name`. */
      readonly kind: 'value';
      readonly schema: z.ZodType;
      /**
       * Makes the parameter's value of the client's, where they differ; throws a GraphQLError for a value that cannot be. `args` has the
       * other arguments as the client sends them.
       */
      prepare?(value: unknown, args: Readonly<Record<string, unknown>>): unknown;
    }
  | TraversalLiteral;

/**
 * A value that Cypher takes as text only. It is checked, and the statement's plan depends on it. In the file it stands as
 * `$name`, an arrow as `(a)<$name-[ … ]-$name>(b)`.
 */
export type TraversalLiteral =
  | { readonly kind: 'literal'; readonly prints: 'integer'; readonly schema: z.ZodType }
  | { readonly kind: 'literal'; readonly prints: 'arrow'; readonly schema: z.ZodType }
  | {
      readonly kind: 'literal';
      readonly prints: 'names';
      readonly schema: z.ZodType;
      /** The declared relationship types, or the declared label. */
      readonly names: LiteralNames;
      /** What `$name.values` in the file stands for, as a list of texts: names of declared fields, enum values and the like. */
      readonly values?: LiteralNames;
    };

/** Names that a checked value of a literal stands for; `args` has the other arguments. */
export type LiteralNames = (value: unknown, args: Readonly<Record<string, unknown>>) => readonly string[];

/** A column that is a value. */
export interface ScalarColumn {
  readonly kind: 'scalar';
  readonly schema: z.ZodType;
}

/** A column that tells which threshold applies, and how many relationships it leaves out. */
export type LeftOutColumn = Extract<TraversalColumn, { kind: 'leftOut' }>;

/** A column that a traversal's file returns. */
export type TraversalColumn =
  | ScalarColumn
  | { readonly kind: 'node'; readonly type: string; readonly description: string; readonly optional: boolean }
  | { readonly kind: 'nodes'; readonly type: string; readonly description: string }
  | {
      readonly kind: 'record';
      readonly list: boolean;
      readonly record: TraversalRecord;
      readonly description: string;
      /** True where the field takes `filter`, `orderBy` and `first` over the values and nodes of its records. */
      readonly filterable: boolean;
    }
  | {
      /** A list of relationships that a threshold leaves out, as the client's or the declared one says. */
      readonly kind: 'leftOut';
      /** The relationship with the threshold, such as `Role.skills`. */
      readonly relationship: string;
      readonly description: string;
    }
  | {
      readonly kind: 'evidence';
      /** Whether the file gives a list of relationships, of which the row follows, in place of one that says it. */
      readonly several: boolean;
    };

/** A GraphQL type whose fields are a row's columns. */
export interface TraversalRecord {
  readonly name: string;
  readonly description: string;
  readonly columns: Readonly<Record<string, TraversalColumn>>;
}

/** Rows that are a connection. The file returns `node`, and the named columns stand on the edge. */
export interface TraversalRows {
  readonly type: string;
  /** Name of the connection type where edges have columns of their own. */
  readonly name?: string;
  readonly columns: Readonly<Record<string, TraversalColumn>>;
  /** Column of numbers, or of booleans, to sort by, highest first, before the tie-breaker. */
  readonly rankedBy?: string;
  /** What there is to tell of all rows together, asked by a file of its own that gives one row. */
  readonly summary?: {
    readonly cypher: string;
    readonly columns: Readonly<Record<string, ScalarColumn | LeftOutColumn>>;
  };
}

/** One of several connections that a traversal gives, with a file of its own that only runs where the client selects it. */
export interface TraversalPart extends TraversalRows {
  readonly description: string;
  /** The file's text. It takes the traversal's arguments. */
  readonly cypher: string;
}

/** What a traversal gives. */
export type TraversalResult =
  | ({ readonly kind: 'connection' } & TraversalRows)
  | {
      /** A record of connections, each with its own pages, filter and order. */
      readonly kind: 'parts';
      readonly name: string;
      readonly description: string;
      readonly parts: Readonly<Record<string, TraversalPart>>;
    }
  | {
      /** A list of records, sorted by rank where there is one, then by the slugs of the nodes they hold. */
      readonly kind: 'rows';
      readonly record: TraversalRecord;
      /** Columns of values that tell one row from all others, to sort by where rows hold no node; all values where left out. */
      readonly tiedBy?: readonly string[];
      /** Column of numbers, or of booleans, to sort by, highest first. */
      readonly rankedBy?: string;
    }
  | { readonly kind: 'row'; readonly record: TraversalRecord };

/**
 * A question of the graph's own, answered by one `.cypher` file that is fused with the client's selection. Its type
 * parameters carry what is inferred of it; code that serves any traversal leaves them out.
 */
export interface Traversal<
  Arguments extends TraversalArguments = TraversalArguments,
  Result extends TraversalResult = TraversalResult,
  Inferable extends boolean = boolean,
> {
  readonly name: string;
  /** The node type whose field this is; its file finds the node bound as `node`. A root field where it is left out. */
  readonly on?: string;
  readonly description: string;
  /** The file's text; left out where each of its parts has its own. */
  readonly cypher?: string;
  /** Cypher text that follows from the declarations, by the name under which the files have it, as `$name`. */
  readonly fragments?: Readonly<Record<string, string>>;
  readonly arguments: Arguments;
  /** Names of arguments of which the client has to give one at least, each of which may be left out. */
  readonly atLeastOneOf?: readonly string[];
  /** True where the client may ask for inferred relationships too; the file then reads them beside the stated ones. */
  readonly inferable: Inferable;
  readonly gives: Result;
  /**
   * The relationship whose threshold a client may set, such as `Role.skills`. In the file, a pattern over its type follows what counts, and one
   * over the type with `_RATED` behind what is left out; one over both follows everything that is on record.
   */
  readonly threshold?: string;
  /** The most rows, or things in the lists of its one row, that it can give where no `first` or `limit` says so, for the cost of a question: 100 and 20 where nothing is said. */
  readonly ceiling?: number | ((args: Readonly<Record<string, unknown>>) => number);
  /** True where the client may read several datasets at once, by `datasets` or `allDatasets`; the file reads the releases `$releases`. */
  readonly spansDatasets?: boolean;
  /** False where null can never be the answer: nothing that the client names has to be found. */
  readonly nullable: boolean;
}

export type TraversalArguments = Readonly<Record<string, TraversalArgument>>;

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

export type ReferenceArgument = Extract<TraversalArgument, { kind: 'reference' | 'references' }>;

/** Whether an argument names nodes. */
export function isReference(argument: TraversalArgument): argument is ReferenceArgument {
  return argument.kind === 'reference' || argument.kind === 'references';
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
