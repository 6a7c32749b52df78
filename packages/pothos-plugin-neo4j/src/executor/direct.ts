import {
  type ExecutionArgs,
  type ExecutionResult,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  getOperationAST,
  getVariableValues,
  isNonNullType,
  Kind,
  locatedError,
} from 'graphql';
import { graphFieldOf, isWrapped } from '../field.ts';
import { type ArgumentsAt, type CostInputs, costliestList, unknownSizes } from '../planner/cost/index.ts';
import { responsePathOf } from '../planner/response-path.ts';
import { selectionOn } from '../planner/selection.ts';
import { answerLookups } from './answer-lookups.ts';
import type { GraphContext } from './context.ts';
import { sizesFor } from './data-sizes.ts';
import { answerRoot, argumentsOf, planOf } from './execute.ts';
import type { PlannedStatement, RootCall } from './plan-cache.ts';
import { groupRoots, type RootStatements, type WithStatement } from './root-statements.ts';
import { statementsAtATime } from './statement-semaphore.ts';

/** A query with everything decided that can be decided before anything is read. */
export interface PlannedOperation {
  /** How many statements its root fields send at a time. */
  readonly statements: number;
  /** What it takes to answer, in values of the answer. */
  readonly cost: number;
  /** Settles when statistics have been read by which the operation may cost less; undefined where they are known, or not to be had now. */
  readonly loadingStatistics: Promise<unknown> | undefined;
  /** Finds the list that costs most, and the largest page of it with which the operation costs no more than a limit. */
  costliestList(limit: number): CostliestList | undefined;
  /**
   * Gives the answer without graphql-js walking it once more: a decoded answer already is what the client gets. Errors, nulls
   * and paths are those that graphql-js would give. Undefined where ordinary resolvers have a part in it.
   */
  readonly answer: (() => Promise<ExecutionResult>) | undefined;
}

/** The list of an operation that costs most. */
export interface CostliestList {
  /** The response keys that lead to it, such as `roles.nodes.skills`. */
  readonly path: string;
  /** The largest page with which the operation fits; undefined where none does. */
  readonly first: number | undefined;
}

/**
 * Plans the graph's root fields of a query. Validation is the caller's.
 *
 * @returns Undefined for other operations than queries, and where graphql-js has something to say about the variables.
 * @example
 * ```ts
 * // Continues the example of graphContext.
 * import { planOperation } from '@rolegraph/pothos-plugin-neo4j';
 * import { parse } from 'graphql';
 *
 * const document = parse('{ recipe(slug: "dal") { title } goesWith(ingredient: "lentils", first: 5) { nodes { slug } } }');
 * const planned = planOperation({ schema, document, contextValue });
 * [planned.statements, planned.cost]; // => [2, 14]
 * planOperation({ schema, document: parse('mutation { stir }'), contextValue }); // => undefined
 * ```
 */
export function planOperation(args: ExecutionArgs): PlannedOperation | undefined {
  const calls = rootCalls(args);
  if (!calls) return undefined;
  const { graph: request } = args.contextValue as GraphContext;
  const planned = calls.own.map(({ key, call }) => planCall(request, key, call));
  const common = {
    cost: planned.reduce((all, { cost }) => all + cost, 0),
    loadingStatistics: allOf(planned.map(({ loading }) => loading)),
    costliestList: (limit: number) => costliestOf(planned, limit),
  };
  // Where graphql-js answers, each resolver sends the statement of its root field.
  if (!calls.all || !planned.every(({ statement }) => statement?.directlyExecutable ?? true))
    return {
      ...common,
      statements: atATime(planned.filter(({ statement }) => statement).length),
      answer: undefined,
    };
  const grouped = groupRoots(planned, request.runtime.unshared);
  return {
    ...common,
    statements: atATime(grouped.count),
    answer: () => answerAll(request, planned, grouped),
  };
}

/**
 * Executes a query whose root fields are all the graph's own, without graphql-js walking the decoded answer once more. Errors, nulls and
 * paths are those that graphql-js would give.
 *
 * @returns Undefined where the operation is not of that kind.
 * @example
 * ```ts
 * // Continues the example of graphContext.
 * import { executeDirectly } from '@rolegraph/pothos-plugin-neo4j';
 * import { parse } from 'graphql';
 *
 * // Introspection is not the graph's own: graphql-js executes it.
 * executeDirectly({ schema, document: parse('{ __typename }'), contextValue }); // => undefined
 * ```
 */
export function executeDirectly(args: ExecutionArgs): Promise<ExecutionResult> | undefined {
  return planOperation(args)?.answer?.();
}

function planCall(request: GraphContext['graph'], key: string, call: RootCall): PlannedCall {
  const argumentsAt = argumentsOf(call);
  const statement = statementOf(request, call);
  if (!statement) {
    const inputs = { argumentsAt, sizes: unknownSizes };
    return { key, call, argumentsAt, statement, inputs, cost: 0, loading: undefined };
  }
  const { sizes, loading } = sizesFor(request, statement, argumentsAt);
  const inputs = { argumentsAt, sizes };
  return { key, call, argumentsAt, statement, inputs, cost: statement.cost(inputs), loading };
}

/** What cannot be planned is an error of its field: answerRoot meets it again and gives it its place. */
function statementOf(request: GraphContext['graph'], call: RootCall): PlannedStatement | undefined {
  try {
    return planOf(request, call);
  } catch {
    return undefined;
  }
}

interface KeyedCall {
  readonly key: string;
  readonly call: RootCall;
}

interface PlannedCall extends KeyedCall {
  readonly argumentsAt: ArgumentsAt;
  readonly statement: PlannedStatement | undefined;
  readonly inputs: CostInputs;
  readonly cost: number;
  readonly loading: Promise<unknown> | undefined;
}

interface RootCalls {
  readonly own: readonly KeyedCall[];
  /** Whether there are no others. */
  readonly all: boolean;
}

async function answerAll(
  request: GraphContext['graph'],
  calls: readonly PlannedCall[],
  statements: RootStatements<PlannedCall>,
): Promise<ExecutionResult> {
  const answer = new Answer(request, calls);
  const { single, merged } = statements;
  // Several statements of one operation are not shared with other requests: the operation is counted with all of them.
  const batchable = merged.length === 1;
  await Promise.all([
    ...single.map((call) => answer.addSingle(call)),
    ...merged.map((lookups) => answer.addMerged(lookups, batchable)),
  ]);
  return answer.result;
}

/** The answer to an operation, as its root fields come in. */
class Answer {
  readonly #request: GraphContext['graph'];
  readonly #data: Record<string, unknown> = Object.create(null);
  readonly #errors: GraphQLError[] = [];
  #failed = false;

  constructor(request: GraphContext['graph'], calls: readonly PlannedCall[]) {
    this.#request = request;
    // Keys first, so that they stand in the client's order whichever answer comes first.
    for (const { key } of calls) this.#data[key] = null;
  }

  get result(): ExecutionResult {
    if (this.#errors.length === 0) return { data: this.#data };
    return { errors: this.#errors, data: this.#failed ? null : this.#data };
  }

  async addSingle(planned: PlannedCall): Promise<void> {
    const { key, call, statement, argumentsAt } = planned;
    try {
      this.#data[key] = await answerRoot(this.#request, call, statement, argumentsAt);
    } catch (error) {
      this.#fail(planned, error);
    }
  }

  async addMerged(lookups: readonly WithStatement<PlannedCall>[], batchable: boolean): Promise<void> {
    const outcomes = await answerLookups(this.#request, lookups, batchable);
    for (const [index, lookup] of lookups.entries()) {
      const outcome = outcomes[index];
      if (outcome?.status === 'fulfilled') this.#data[lookup.key] = outcome.value;
      else this.#fail(lookup, outcome?.reason);
    }
  }

  #fail({ key, call }: PlannedCall, error: unknown): void {
    this.#errors.push(locatedError(error, call.nodes, [key]));
    if (isNonNullType(call.field.type)) this.#failed = true;
  }
}

function rootCalls({
  schema,
  document,
  variableValues,
  operationName,
}: ExecutionArgs): RootCalls | undefined {
  const operation = getOperationAST(document, operationName);
  const query = schema.getQueryType();
  if (operation?.operation !== 'query' || !query) return undefined;
  const coerced = getVariableValues(schema, operation.variableDefinitions ?? [], variableValues ?? {}, {
    maxErrors: 50,
  });
  if (!coerced.coerced) return undefined;
  const fragments: Record<string, FragmentDefinitionNode> = Object.create(null);
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  }
  const variables = coerced.coerced;
  const selection = selectionOn(query, [operation.selectionSet], { schema, fragments, variables });
  const own: KeyedCall[] = [];
  let all = true;
  for (const [key, nodes] of selection) {
    const field = query.getFields()[fieldName(nodes)];
    if (field && graphFieldOf(field)) {
      if (isWrapped(field)) all = false;
      own.push({ key, call: { schema, operation, fragments, variables, field, nodes } });
    } else {
      all = false;
    }
  }
  return { own, all };
}

function costliestOf(planned: readonly PlannedCall[], limit: number): CostliestList | undefined {
  const roots = planned.flatMap(({ statement, inputs }) =>
    statement ? [{ cost: statement.cost, inputs }] : [],
  );
  const found = costliestList(roots, limit);
  const [{ call }] = planned as readonly [PlannedCall];
  const path = found && responsePathOf(found.location.node, call.operation, call.fragments);
  return path === undefined ? undefined : { path, first: found?.first };
}

function allOf(loading: readonly (Promise<unknown> | undefined)[]): Promise<unknown> | undefined {
  const some = loading.filter((one) => one !== undefined);
  return some.length === 0 ? undefined : Promise.all(some);
}

function atATime(statements: number): number {
  return Math.min(statements, statementsAtATime);
}

function fieldName([node]: readonly FieldNode[]): string {
  return node?.name.value ?? '';
}
