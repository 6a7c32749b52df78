import type { z } from 'zod';
import type { DataSizes } from './planner/cost/data-sizes.ts';

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
  /** About how many rows its file reads to find what it gives, for the cost of a question; none where it reads about what it gives. */
  readonly reads?: (args: Readonly<Record<string, unknown>>, sizes: DataSizes) => number;
  /** True where the client may read several datasets at once, by `datasets` or `allDatasets`; the file reads the releases `$releases`. */
  readonly spansDatasets?: boolean;
  /** False where null can never be the answer: nothing that the client names has to be found. */
  readonly nullable: boolean;
}

export type TraversalArguments = Readonly<Record<string, TraversalArgument>>;

export type ReferenceArgument = Extract<TraversalArgument, { kind: 'reference' | 'references' }>;

/** Whether an argument names nodes. */
export function isReference(argument: TraversalArgument): argument is ReferenceArgument {
  return argument.kind === 'reference' || argument.kind === 'references';
}
