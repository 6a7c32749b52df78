import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLField,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql';
import type { Graph } from '../../graph/index.ts';
import { compileStatement, type Statement } from '../compile/statement.ts';
import type { GlobalId } from '../global-id.ts';
import { PlanContext } from '../plan/context.ts';
import { planNamed, planRoot } from '../plan/root.ts';
import { type OperationShape, operationShape } from '../plan/shape.ts';

/** A root field as it is selected in a running operation. */
export interface RootCall {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly variables: { readonly [name: string]: unknown };
  readonly field: GraphQLField<unknown, unknown>;
  readonly nodes: readonly FieldNode[];
  /** The nodes that an ordinary resolver of the field has named, where it has. */
  readonly named?: readonly GlobalId[];
}

/** A statement whose answer may be all that the client asked for. */
export interface PlannedStatement extends Statement {
  /** False where ordinary resolvers have a part in the answer. */
  readonly whole: boolean;
}

/** How often plans were found and made, for insight. */
export interface PlanCacheStatistics {
  readonly hits: number;
  readonly misses: number;
  readonly size: number;
}

/**
 * Keeps compiled statements by the place in a document that they answer and by the shape of the variables, the least
 * recently used leave first. A document is known by its identity: who executes keeps parsed documents, as Yoga does.
 */
export class PlanCache {
  readonly #limit: number;
  readonly #statements = new Map<string, PlannedStatement>();
  readonly #shapes = new WeakMap<OperationDefinitionNode, OperationShape>();
  readonly #places = new WeakMap<FieldNode, number>();
  #nextPlace = 0;
  #hits = 0;
  #misses = 0;

  constructor(limit = 1000) {
    this.#limit = limit;
  }

  /** The statement of a root field, planned and compiled where none of its shape is known. */
  statement(call: RootCall, graph: Graph): PlannedStatement {
    const key = this.#key(call, graph);
    const known = this.#statements.get(key);
    if (known) {
      this.#hits += 1;
      this.#statements.delete(key);
      this.#statements.set(key, known);
      return known;
    }
    this.#misses += 1;
    const context = new PlanContext(graph, call);
    const plan = call.named
      ? planNamed(context, call.field, call.nodes, call.named)
      : planRoot(context, call.field, call.nodes);
    const statement = { ...compileStatement(plan, graph), whole: context.whole };
    this.#statements.set(key, statement);
    const [oldest] = this.#statements.keys();
    if (this.#statements.size > this.#limit && oldest !== undefined) this.#statements.delete(oldest);
    return statement;
  }

  get statistics(): PlanCacheStatistics {
    return { hits: this.#hits, misses: this.#misses, size: this.#statements.size };
  }

  #key({ operation, fragments, schema, variables, nodes, named }: RootCall, graph: Graph): string {
    let shape = this.#shapes.get(operation);
    if (!shape) {
      shape = operationShape(operation, fragments, schema, graph);
      this.#shapes.set(operation, shape);
    }
    // Which places one field is selected at may depend on @skip and @include, so all of them count.
    const place = nodes.map((node) => this.#place(node)).join(',');
    const types = named ? [...new Set(named.map(({ type }) => type))].sort().join(',') : '';
    return `${place}#${types}#${shape(variables)}`;
  }

  #place(node: FieldNode): number {
    const known = this.#places.get(node);
    if (known !== undefined) return known;
    const place = this.#nextPlace;
    this.#nextPlace += 1;
    this.#places.set(node, place);
    return place;
  }
}
