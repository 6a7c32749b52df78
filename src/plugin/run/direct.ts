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
import { graphFieldOf } from '../field.ts';
import { selectionOn } from '../plan/selection.ts';
import type { GraphContext } from './context.ts';
import { answerLookups, answerRoot, planOf } from './execute.ts';
import type { PlannedStatement, RootCall } from './plan-cache.ts';

/**
 * Executes a query whose root fields are all the graph's own, without graphql-js walking the answer once more: a decoded
 * answer already is what the client gets. Errors, nulls and paths are those that graphql-js would give.
 *
 * @returns Undefined where the operation is not of that kind: it is for graphql-js then. Validation is the caller's.
 */
export function executeDirectly(args: ExecutionArgs): Promise<ExecutionResult> | undefined {
  const calls = rootCalls(args);
  if (!calls) return undefined;
  const { graph: request } = args.contextValue as GraphContext;
  const planned = calls.map(({ key, call }): PlannedCall => {
    try {
      return { key, call, statement: planOf(request, call) };
    } catch {
      // What cannot be planned is an error of its field: answerRoot meets it again and gives it its place.
      return { key, call, statement: undefined };
    }
  });
  return planned.every(({ statement }) => statement?.whole ?? true) ? answerAll(request, planned) : undefined;
}

interface KeyedCall {
  readonly key: string;
  readonly call: RootCall;
}

interface PlannedCall extends KeyedCall {
  readonly statement: PlannedStatement | undefined;
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
  const one = async ({ key, call, statement }: PlannedCall) => {
    try {
      data[key] = await answerRoot(request, call, statement);
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
}: ExecutionArgs): readonly KeyedCall[] | undefined {
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
  const calls: KeyedCall[] = [];
  for (const [key, nodes] of selection) {
    const field = query.getFields()[fieldName(nodes)];
    if (!field || !graphFieldOf(field)) return undefined;
    calls.push({ key, call: { schema, operation, fragments, variables, field, nodes } });
  }
  return calls;
}

function fieldName([node]: readonly FieldNode[]): string {
  return node?.name.value ?? '';
}
