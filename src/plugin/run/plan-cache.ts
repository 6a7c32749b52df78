import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLField,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql';
import type { Graph } from '../../graph/index.ts';
import {
  compileLookups,
  compileStatement,
  type MergedLookups,
  type Statement,
} from '../compile/statement.ts';
import type { GlobalId } from '../global-id.ts';
import { PlanContext } from '../plan/context.ts';
import { type Cost, costOf } from '../plan/cost.ts';
import { planNamed, planRoot } from '../plan/root.ts';
import { type OperationShape, operationShape } from '../plan/shape.ts';
import { type CacheStatistics, RecentlyUsed } from './recently-used.ts';

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
  /** How many relationships it follows. */
  readonly relationships: number;
  /** What it costs with the arguments of one request. */
  readonly cost: Cost;
}

/**
 * Keeps compiled statements by the place in a document that they answer and by the shape of the variables, the least
 * recently used leave first. A document is known by its identity: who executes keeps parsed documents, as Yoga does.
 */
export class PlanCache {
  readonly #statements: RecentlyUsed<PlannedStatement>;
  readonly #together: RecentlyUsed<MergedLookups>;
  readonly #shapes = new WeakMap<OperationDefinitionNode, OperationShape>();
  readonly #places = new WeakMap<FieldNode, number>();
  #nextPlace = 0;

  constructor(limit = 1000) {
    this.#statements = new RecentlyUsed(limit);
    this.#together = new RecentlyUsed(limit);
  }

  /** The statement of a root field, planned and compiled where none of its shape is known. */
  statement(call: RootCall, graph: Graph): PlannedStatement {
    return this.#statements.get(this.#key(call, graph), () => this.#plan(call, graph));
  }

  /** The one statement of several lookups of an operation. */
  lookups(
    calls: readonly { readonly call: RootCall; readonly statement: Statement }[],
    graph: Graph,
  ): MergedLookups {
    const key = calls.map(({ call }) => this.#key(call, graph)).join('&');
    const plans = calls.flatMap(({ statement: { plan } }) => (plan.kind === 'lookup' ? [plan] : []));
    return this.#together.get(key, () => compileLookups(plans, graph));
  }

  #plan(call: RootCall, graph: Graph): PlannedStatement {
    const context = new PlanContext(graph, call);
    const plan = call.named
      ? planNamed(context, call.field, call.nodes, call.named)
      : planRoot(context, call.field, call.nodes);
    return {
      ...compileStatement(plan, graph),
      whole: context.whole,
      relationships: context.budget.fields,
      cost: costOf(plan),
    };
  }

  /** Of the plans of single root fields. */
  get statistics(): CacheStatistics {
    return this.#statements.statistics;
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
