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
import type { ArgumentsAt } from '../plan/cost.ts';
import { selectionOn } from '../plan/selection.ts';
import type { GraphContext } from './context.ts';
import { answerLookups, answerRoot, argumentsOf, planOf } from './execute.ts';
import type { PlannedStatement, RootCall } from './plan-cache.ts';

/** A query with everything decided that can be decided before anything is read. */
export interface PlannedOperation {
  /** How many of its root fields are the graph's: each sends a statement. */
  readonly statements: number;
  /** The most values that their answers may be made of. */
  readonly cost: number;
  /**
   * Gives the answer without graphql-js walking it once more: a decoded answer already is what the client gets. Errors, nulls
   * and paths are those that graphql-js would give. Undefined where ordinary resolvers have a part in it.
   */
  readonly answer: (() => Promise<ExecutionResult>) | undefined;
}

/**
 * Plans the graph's root fields of a query. Validation is the caller's.
 *
 * @returns Undefined for other operations than queries, and where graphql-js has something to say about the variables.
 */
export function planOperation(args: ExecutionArgs): PlannedOperation | undefined {
  const calls = rootCalls(args);
  if (!calls) return undefined;
  const { graph: request } = args.contextValue as GraphContext;
  const planned = calls.own.map(({ key, call }) => planCall(request, key, call));
  const direct = calls.all && planned.every(({ statement }) => statement?.whole ?? true);
  return {
    statements: planned.length,
    cost: planned.reduce((all, { cost }) => all + cost, 0),
    answer: direct ? () => answerAll(request, planned) : undefined,
  };
}

/** Executes a query whose root fields are all the graph's own. @returns Undefined where the operation is not of that kind. */
export function executeDirectly(args: ExecutionArgs): Promise<ExecutionResult> | undefined {
  return planOperation(args)?.answer?.();
}

function planCall(request: GraphContext['graph'], key: string, call: RootCall): PlannedCall {
  const at = argumentsOf(call);
  try {
    const statement = planOf(request, call);
    return { key, call, at, statement, cost: statement.cost(at) };
  } catch {
    // What cannot be planned is an error of its field: answerRoot meets it again and gives it its place.
    return { key, call, at, statement: undefined, cost: 0 };
  }
}

interface KeyedCall {
  readonly key: string;
  readonly call: RootCall;
}

interface PlannedCall extends KeyedCall {
  readonly at: ArgumentsAt;
  readonly statement: PlannedStatement | undefined;
  readonly cost: number;
}

interface RootCalls {
  readonly own: readonly KeyedCall[];
  /** Whether there are no others. */
  readonly all: boolean;
}

async function answerAll(
  request: GraphContext['graph'],
  calls: readonly PlannedCall[],
): Promise<ExecutionResult> {
  const data = Object.create(null) as Record<string, unknown>;
  const errors: GraphQLError[] = [];
  let failed = false;
  // Keys first, so that they stand in the client's order whichever answer comes first.
  for (const { key } of calls) data[key] = null;
  const one = async ({ key, call, statement, at }: PlannedCall) => {
    try {
      data[key] = await answerRoot(request, call, statement, at);
    } catch (error) {
      errors.push(locatedError(error, call.nodes, [key]));
      if (isNonNullType(call.field.type)) failed = true;
    }
  };
  const light = calls.filter(isLightLookup);
  const together = async () => {
    try {
      const answers = await answerLookups(request, light);
      for (const [at, { key }] of light.entries()) data[key] = answers[at];
    } catch {
      // One of them is at fault: which, and how, each tells itself.
      await Promise.all(light.map(one));
    }
  };
  await Promise.all(
    light.length < 2
      ? calls.map(one)
      : [together(), ...calls.filter((call) => !isLightLookup(call)).map(one)],
  );
  return errors.length === 0 ? { data } : { errors, data: failed ? null : data };
}

/** What follows more relationships than this has a statement of its own, so that it is answered beside the others and fails alone. */
const LIGHT = 4;

function isLightLookup(
  planned: PlannedCall,
): planned is PlannedCall & { readonly statement: PlannedStatement } {
  const { statement } = planned;
  return statement?.plan.kind === 'lookup' && statement.relationships <= LIGHT;
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

function fieldName([node]: readonly FieldNode[]): string {
  return node?.name.value ?? '';
}
