import type { Graph } from '@rolegraph/graph-model';
import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLField,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql';
import {
  type CompiledQuery,
  compileLookups,
  compileStatement,
  type MergedLookups,
  type Statement,
} from '../compiler/statement.ts';
import type { GlobalId } from '../global-id.ts';
import { ByteBoundedCache, cacheBudgets, retainedDocumentBytes, stringBytes } from '../memory/index.ts';
import { PlanContext } from '../planner/context.ts';
import { type Cost, costOf } from '../planner/cost/index.ts';
import { planNamed, planRoot } from '../planner/root.ts';
import { type VariablesFingerprint, variablesFingerprint } from '../planner/variables-fingerprint.ts';

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
  readonly directlyExecutable: boolean;
  /** How many relationships it follows. */
  readonly relationships: number;
  /** What it costs with the arguments and the data of one request. */
  readonly cost: Cost;
}

/** How often statements were found in the cache and compiled. */
export interface CacheStatistics {
  readonly hits: number;
  readonly misses: number;
  /** Operations that have statements in the cache. */
  readonly size: number;
  readonly bytes: number;
}

/**
 * The heap of a compiled statement for each letter of its text, which stands in it twice; the rest are closures that bind and decode.
 * Measured: from 8 to 46 bytes.
 */
const bytesPerLetter = 50;

/** What is worked out once per operation. */
interface OperationFacts {
  readonly shape: VariablesFingerprint;
  /** The heap that any node of the operation keeps alive. */
  readonly documentBytes: number;
}

/** The compiled statements of one operation. They keep its document alive, so its size counts with theirs. */
class OperationStatements {
  readonly statements = new Map<string, PlannedStatement>();
  readonly lookups = new Map<string, MergedLookups>();
  bytes: number;

  constructor({ documentBytes }: OperationFacts) {
    this.bytes = documentBytes;
  }
}

/**
 * Caches compiled statements by the place in a document that they answer and by the shape of the variables. It is bounded by the heap
 * that they take, and evicts all statements of the least recently used operation first. A document is known by its identity: the
 * executor caches parsed documents, as Yoga does.
 */
export class PlanCache {
  readonly #operations: ByteBoundedCache<OperationDefinitionNode, OperationStatements>;
  readonly #facts = new WeakMap<OperationDefinitionNode, OperationFacts>();
  readonly #nodeIds = new WeakMap<FieldNode, number>();
  #nextNodeId = 0;
  #hits = 0;
  #misses = 0;

  /** @param maxBytes Of all statements and their documents together, about. */
  constructor(maxBytes: number = cacheBudgets.plans) {
    this.#operations = new ByteBoundedCache({ maxBytes, bytesOf: ({ bytes }) => bytes });
  }

  /** The statement of a root field, planned and compiled where none of its shape is cached. */
  statement(call: RootCall, graph: Graph): PlannedStatement {
    const key = this.#key(call, graph);
    const cached = this.#operations.get(call.operation)?.statements.get(key);
    if (cached) {
      this.#hits += 1;
      return cached;
    }
    this.#misses += 1;
    const statement = this.#plan(call, graph);
    const entry = this.#entryFor(call, graph, key, statement);
    entry.statements.set(key, statement);
    this.#operations.set(call.operation, entry);
    return statement;
  }

  /** The one statement of several lookups of an operation. */
  lookups(
    calls: readonly { readonly call: RootCall; readonly statement: Statement }[],
    graph: Graph,
  ): MergedLookups {
    const [first] = calls;
    if (!first) throw new TypeError('There is nothing to look up');
    const { call } = first;
    const key = calls.map(({ call }) => this.#key(call, graph)).join('&');
    const cached = this.#operations.get(call.operation)?.lookups.get(key);
    if (cached) return cached;
    const plans = calls.flatMap(({ statement: { plan } }) => (plan.kind === 'lookup' ? [plan] : []));
    const statement = compileLookups(plans, graph);
    const entry = this.#entryFor(call, graph, key, statement);
    entry.lookups.set(key, statement);
    this.#operations.set(call.operation, entry);
    return statement;
  }

  /** The statements of an operation, one more counted. Where they would take too much, the operation starts anew: others keep theirs. */
  #entryFor(call: RootCall, graph: Graph, key: string, { text }: CompiledQuery): OperationStatements {
    const bytes = stringBytes(key) + bytesPerLetter * text.length;
    const cached = this.#operations.get(call.operation);
    const fits = cached && cached.bytes + bytes <= this.#operations.maxEntryBytes;
    const entry = fits ? cached : new OperationStatements(this.#factsOf(call, graph));
    entry.bytes += bytes;
    return entry;
  }

  #factsOf({ operation, fragments, schema }: RootCall, graph: Graph): OperationFacts {
    const cached = this.#facts.get(operation);
    if (cached) return cached;
    const shape = variablesFingerprint(operation, fragments, schema, graph);
    const facts = { shape, documentBytes: retainedDocumentBytes(operation) };
    this.#facts.set(operation, facts);
    return facts;
  }

  #plan(call: RootCall, graph: Graph): PlannedStatement {
    const context = new PlanContext(graph, call);
    const plan = call.named
      ? planNamed(context, call.field, call.nodes, call.named)
      : planRoot(context, call.field, call.nodes);
    return {
      ...compileStatement(plan, graph),
      directlyExecutable: context.directlyExecutable,
      relationships: context.budget.fields,
      cost: costOf(plan, context.budget.relationships),
    };
  }

  /** Of the statements of single root fields. */
  get statistics(): CacheStatistics {
    const { size, bytes } = this.#operations;
    return { hits: this.#hits, misses: this.#misses, size, bytes };
  }

  #key(call: RootCall, graph: Graph): string {
    const { variables, nodes, named } = call;
    // Which places one field is selected at may depend on @skip and @include, so all of them count.
    const id = nodes.map((node) => this.#nodeId(node)).join(',');
    const types = named ? [...new Set(named.map(({ type }) => type))].sort().join(',') : '';
    return `${id}#${types}#${this.#factsOf(call, graph).shape(variables)}`;
  }

  #nodeId(node: FieldNode): number {
    const cached = this.#nodeIds.get(node);
    if (cached !== undefined) return cached;
    const id = this.#nextNodeId;
    this.#nextNodeId += 1;
    this.#nodeIds.set(node, id);
    return id;
  }
}
