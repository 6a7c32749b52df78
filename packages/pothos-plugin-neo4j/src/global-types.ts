import type { FieldKind, SchemaTypes } from '@pothos/core';
import type { Graph, GraphDeclaration, NodeName, Row, TypeName, UnionName } from '@rolegraph/graph-model';
import type { NodeReference } from './node-reference.ts';
import type { GraphPlugin } from './plugin.ts';
import type { Traversal } from './traversal.ts';
import type { CheckedTraversals } from './types/index.ts';

declare global {
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      graph: GraphPlugin<Types>;
    }

    export interface SchemaBuilder<Types extends SchemaTypes> {
      /**
       * Adds a declared graph to the schema: a type per node type, a connection per relationship, root fields, and a
       * root field per traversal. Call `queryType` too; it may have fields of its own.
       *
       * @returns The types by name. Fields with ordinary resolvers may be added to them, and may be of them.
       * @throws TypeError naming type and field, where a traversal names something that the graph does not declare.
       */
      graph: <Declaration extends GraphDeclaration, const Traversals extends readonly Traversal[]>(
        declared: Graph<Declaration>,
        traversals?: Traversals & CheckedTraversals<Graph<Declaration>, Traversals>,
      ) => GraphTypes<Types, Graph<Declaration>>;
    }

    export interface RootFieldBuilder<
      Types extends SchemaTypes,
      ParentShape,
      Kind extends FieldKind = FieldKind,
    > {
      /**
       * Says which properties of its node an ordinary resolver reads. They come in the same statement as all else that the
       * client selects, and are all that the resolver gets of the node.
       */
      needs: <Name extends keyof ParentShape & string>(
        ...names: readonly Name[]
      ) => Kind extends 'Interface'
        ? InterfaceFieldBuilder<Types, Pick<ParentShape, Name>>
        : ObjectFieldBuilder<Types, Pick<ParentShape, Name>>;
    }
  }
}

/** A graph's types by name: their values where an ordinary resolver gives one are references, and their fields are given properties. */
export type GraphTypes<Types extends SchemaTypes, G extends Graph = Graph> = {
  readonly [Name in Exclude<TypeName<G>, UnionName<G['declaration']>>]: PothosSchemaTypes.ObjectRef<
    Types,
    NodeReference<NodeName<G, Name>>,
    Row<G, Name>
  >;
};
