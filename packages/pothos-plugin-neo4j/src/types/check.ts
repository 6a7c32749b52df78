import type { Graph, Misuse, TypeName } from '@rolegraph/graph-model';
import type { z } from 'zod';
import type { Traversal, TraversalResult } from '../traversal.ts';
import type { ColumnsOf } from './traversal.ts';

/** A traversal's result that is ranked, where it is, by one of its own numbers or booleans. */
export type Ranked<Result extends TraversalResult> = Result extends {
  readonly rankedBy: infer By extends string;
}
  ? By extends Ranks<ColumnsOf<Result>>
    ? Result
    : Misuse<`rankedBy: ${By} is no column of numbers or booleans`>
  : Result;

/** Traversals that name no type but those of the graph. */
export type CheckedTraversals<G extends Graph, Traversals extends readonly Traversal[]> = {
  readonly [At in keyof Traversals]: [Faults<G, Traversals[At]>] extends [never]
    ? Traversal
    : Misuse<Faults<G, Traversals[At]>>;
};

type Faults<G extends Graph, T extends Traversal> =
  | FaultsIn<G, T['arguments'], ''>
  | FaultsIn<G, { readonly node: T['gives'] }, ''>
  | FaultsIn<G, ColumnsOf<T['gives']>, ''>
  | (T['gives'] extends { readonly parts: infer Parts }
      ? { readonly [Part in keyof Parts]: PartFaults<G, Parts[Part]> }[keyof Parts]
      : never);

type PartFaults<G extends Graph, Part> =
  | FaultsIn<G, { readonly node: Part }, ''>
  | FaultsIn<G, ColumnsOf<Part>, ''>;

/** What names an undeclared type, each with its place. */
type FaultsIn<G extends Graph, Parts, Path extends string> = {
  readonly [Name in keyof Parts & string]: Parts[Name] extends { readonly type: infer Type extends string }
    ? Unknown<G, Type> extends never
      ? never
      : `${Path}${Name}: there is no node type ${Unknown<G, Type>}`
    : Parts[Name] extends { readonly record: { readonly columns: infer Inner } }
      ? Name extends 'node'
        ? never
        : FaultsIn<G, Inner, `${Path}${Name}.`>
      : never;
}[keyof Parts & string];

type Unknown<G extends Graph, Type extends string> = string extends Type ? never : Exclude<Type, TypeName<G>>;

type Ranks<Columns> = string extends keyof Columns
  ? string
  : {
      readonly [Name in keyof Columns & string]: Columns[Name] extends {
        readonly kind: 'scalar';
        readonly schema: infer Schema extends z.ZodType;
      }
        ? [NonNullable<z.output<Schema>>] extends [number | boolean]
          ? Name
          : never
        : never;
    }[keyof Columns & string];
