import {
  type GraphQLError,
  type GraphQLInputType,
  type GraphQLSchema,
  getNullableType,
  isInputType,
  isListType,
  Kind,
  typeFromAST,
} from 'graphql';
import { type GivenValue, hintForField, hintForValue, type InputStep, inputObject } from './hint.ts';
import { withHint } from './with-hint.ts';

/** What is wrong at a place of a variable, as graphql-js ends its message, and where it belongs. */
interface Problem {
  readonly end: string;
  readonly hint: string;
}

/** The most problems of one variable that are explained: graphql-js reports no more. */
const MAX_PROBLEMS = 50;

/**
 * Adds to the errors about variables where a condition or a key to sort by belongs: see `explainDocumentErrors`.
 *
 * @param variables The variables as the client sends them.
 * @returns The errors in their order; those without a hint as they are.
 * @example
 * ```ts
 * // Continues the example of graphContext.
 * import { explainVariableErrors } from '@rolegraph/pothos-plugin-neo4j';
 * import { execute, parse } from 'graphql';
 *
 * const document = parse('query($filter: RecipeFilter) { recipes(filter: $filter) { totalCount } }');
 * const variableValues = { filter: { title: 'Dal' } };
 * const { errors } = await execute({ schema, document, variableValues, contextValue });
 * explainVariableErrors(schema, variableValues, errors).map(({ message }) => message.split('; ')[1]);
 * // => ['Expected type "StringFilter" to be an object. Did you mean `title: {eq: "Dal"}`?']
 * ```
 */
export function explainVariableErrors(
  schema: GraphQLSchema,
  variables: unknown,
  errors: readonly GraphQLError[],
): readonly GraphQLError[] {
  const values = (variables ?? {}) as Readonly<Record<string, unknown>>;
  const cached = new Map<string, readonly Problem[]>();
  return errors.map((error) => {
    const [definition] = error.nodes ?? [];
    if (definition?.kind !== Kind.VARIABLE_DEFINITION) return error;
    const name = definition.variable.name.value;
    const type = typeFromAST(schema, definition.type as never);
    if (!isInputType(type)) return error;
    const problems = cached.get(name) ?? problemsOf(name, type, values[name]);
    cached.set(name, problems);
    const problem = problems.find(({ end }) => error.message.includes(end));
    return problem ? withHint(error, problem.hint) : error;
  });
}

/**
 * Whether some errors of an execution are about the variables, so that nothing was executed.
 *
 * @example
 * ```ts
 * // Continues the example of graphContext.
 * import { areVariableErrors } from '@rolegraph/pothos-plugin-neo4j';
 * import { execute, parse } from 'graphql';
 *
 * const document = parse('query($filter: RecipeFilter) { recipes(filter: $filter) { totalCount } }');
 * const { errors } = await execute({ schema, document, variableValues: { filter: 'Dal' }, contextValue });
 * areVariableErrors(errors); // => true
 * ```
 */
export function areVariableErrors(errors: readonly GraphQLError[]): boolean {
  return errors.some(({ nodes }) => nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION);
}

function problemsOf(variable: string, type: GraphQLInputType, value: unknown): readonly Problem[] {
  const problems: Problem[] = [];
  for (const { path, fault, hint } of faultsIn(value, type, '', [])) {
    const location = path === '' ? '' : ` at "${variable}${path}"`;
    if (hint !== undefined) problems.push({ end: `${location}; ${fault}`, hint });
    if (problems.length === MAX_PROBLEMS) break;
  }
  return problems;
}

interface Fault {
  readonly path: string;
  /** In graphql-js's words. */
  readonly fault: string;
  readonly hint: string | undefined;
}

/** What of a value stands where its type has no place for it. */
function* faultsIn(
  value: unknown,
  type: GraphQLInputType,
  path: string,
  steps: readonly InputStep[],
): Generator<Fault> {
  if (value === null || value === undefined) return;
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    if (!Array.isArray(value)) yield* faultsIn(value, nullable.ofType, path, steps);
    else
      for (const [index, item] of value.entries())
        yield* faultsIn(item, nullable.ofType, `${path}[${index}]`, steps);
    return;
  }
  const object = inputObject(nullable);
  if (!object) return;
  if (typeof value !== 'object' || Array.isArray(value)) {
    const fault = `Expected type "${object.name}" to be an object.`;
    yield { path, fault, hint: hintForValue(object, formOf(value), steps) };
    return;
  }
  const fields = object.getFields();
  for (const [name, inner] of Object.entries(value)) {
    const field = fields[name];
    if (field)
      yield* faultsIn(inner, field.type, `${path}.${name}`, [...steps, { type: object, field: name }]);
    else {
      const fault = `Field "${name}" is not defined by type "${object.name}".`;
      yield { path, fault, hint: hintForField(object, name, steps) };
    }
  }
}

function formOf(value: unknown): GivenValue {
  if (Array.isArray(value)) return { form: 'list', text: '' };
  const form = typeof value === 'string' ? 'text' : typeof value === 'number' ? 'number' : 'other';
  return { form, text: JSON.stringify(value) };
}
