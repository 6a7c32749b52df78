import type { z } from 'zod';

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
      readonly atLeast: number;
      readonly atMost: number;
    }
  | {
      /** A value that the client sends. In the file: a parameter, `$name`. */
      readonly kind: 'value';
      readonly schema: z.ZodType;
      /** Makes the parameter's value of the client's, where they differ; throws a GraphQLError for a value that cannot be. */
      readonly prepare?: (value: unknown) => unknown;
    };

/** A column that a traversal's file returns. */
export type TraversalColumn =
  | { readonly kind: 'scalar'; readonly schema: z.ZodType }
  | { readonly kind: 'node'; readonly type: string; readonly description: string; readonly optional: boolean }
  | { readonly kind: 'nodes'; readonly type: string; readonly description: string }
  | {
      readonly kind: 'record';
      readonly list: boolean;
      readonly record: TraversalRecord;
      readonly description: string;
    }
  | { readonly kind: 'evidence' };

/** A GraphQL type whose fields are a row's columns. */
export interface TraversalRecord {
  readonly name: string;
  readonly description: string;
  readonly columns: Readonly<Record<string, TraversalColumn>>;
}

/** What a traversal gives. */
export type TraversalResult =
  | {
      /** A connection. The file returns `node`, and the named columns stand on the edge. */
      readonly kind: 'connection';
      readonly type: string;
      /** Name of the connection type where edges have columns of their own. */
      readonly name?: string;
      readonly columns: Readonly<Record<string, TraversalColumn>>;
      /** Numeric column to sort by, highest first, before the tie-breaker. */
      readonly rankedBy?: string;
    }
  | {
      /** A list of records, sorted by rank where there is one, then by the slugs of the nodes they hold. */
      readonly kind: 'rows';
      readonly record: TraversalRecord;
      /** Numeric column to sort by, highest first. */
      readonly rankedBy?: string;
    }
  | { readonly kind: 'row'; readonly record: TraversalRecord };

/** A question of the graph's own, answered by one `.cypher` file that is fused with the client's selection. */
export interface Traversal {
  readonly name: string;
  readonly description: string;
  /** The file's text. */
  readonly cypher: string;
  readonly arguments: Readonly<Record<string, TraversalArgument>>;
  /** True where the client may ask for inferred relationships too; the file then reads them beside the stated ones. */
  readonly inferable: boolean;
  readonly gives: TraversalResult;
  /** False where null can never be the answer: nothing that the client names has to be found. */
  readonly nullable: boolean;
}

/** Declares a traversal. */
export function traversal(
  declaration: Omit<Traversal, 'inferable' | 'nullable'> & { readonly inferable?: boolean },
): Traversal {
  const references = Object.values(declaration.arguments).some((argument) => argument.kind !== 'value');
  return { ...declaration, inferable: declaration.inferable ?? false, nullable: references };
}

/**
 * A node that the client names: by slug, `dataset/slug`, global id, name or alias.
 *
 * @param type A node type, or an interface whose types are all meant.
 * @param options `typedBy` names the value argument that tells the type, for an interface.
 */
export function reference(
  type: string,
  description: string,
  options: { readonly typedBy?: string } = {},
): TraversalArgument {
  return { kind: 'reference', type, description, ...options };
}

/** The most nodes that a list of references may name. */
const MOST_REFERENCES = 100;

/** Several nodes that the client names, each once. */
export function references(
  type: string,
  description: string,
  atLeast = 1,
  atMost = MOST_REFERENCES,
): TraversalArgument {
  return { kind: 'references', type, description, atLeast, atMost };
}

/** A plain value. Its zod schema checks it and says its GraphQL type. */
export function value(schema: z.ZodType, prepare?: (value: unknown) => unknown): TraversalArgument {
  return prepare ? { kind: 'value', schema, prepare } : { kind: 'value', schema };
}

export const column = {
  /** A value, typed by its zod schema. */
  scalar: (schema: z.ZodType): TraversalColumn => ({ kind: 'scalar', schema }),
  /** A node, projected as the client selects it. */
  node: (type: string, description: string): TraversalColumn => ({
    kind: 'node',
    type,
    description,
    optional: false,
  }),
  /** A node, or null. */
  optionalNode: (type: string, description: string): TraversalColumn => ({
    kind: 'node',
    type,
    description,
    optional: true,
  }),
  /** A list of nodes. */
  nodes: (type: string, description: string): TraversalColumn => ({ kind: 'nodes', type, description }),
  /** A map with columns of its own. */
  record: (record: TraversalRecord, description: string): TraversalColumn => ({
    kind: 'record',
    list: false,
    record,
    description,
  }),
  /** A list of maps with columns of their own. */
  records: (record: TraversalRecord, description: string): TraversalColumn => ({
    kind: 'record',
    list: true,
    record,
    description,
  }),
  /** A relationship: its provenance becomes fields of the row, which implements the evidence interface. */
  evidence: (): TraversalColumn => ({ kind: 'evidence' }),
} as const;
