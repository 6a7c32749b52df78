import type { SchemaTypes } from '@pothos/core';
import type { Graph } from '../graph/index.ts';
import type { GraphPlugin } from './index.ts';
import type { Traversal } from './traversal.ts';

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
       * @throws TypeError naming type and field, where a traversal names something that the graph does not declare.
       */
      graph: (declared: Graph, traversals?: readonly Traversal[]) => void;
    }
  }
}
