import {
  GraphQLError,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedDirective,
  isSpecifiedScalarType,
  type Source,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { maySeeSchema, type Role } from '../../auth/index.ts';
import type { Caller } from '../../execution/index.ts';
import { callerOf } from '../pipeline/caller.ts';

/** Removes schema names that its caller may not see from an error. */
export type HideSchema = (error: GraphQLError, caller: Caller) => GraphQLError;

/** Errors of the document or its variables, in graphql-js's words. Others are the application's and name no part of the schema. */
const codes = new Set<unknown>(['GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT']);

const shown = '(not shown)';

/**
 * Makes the function that takes the schema out of errors: suggestions, and names of types, fields, arguments, enum values and directives in
 * quotation marks that the request does not contain. Errors for callers that may see the schema stay as they are.
 *
 * @param least The least role that may see the schema; `none` for no role.
 */
export function schemaHider(schema: GraphQLSchema, least: Role | 'none'): HideSchema {
  if (least === 'anonymous') return (error) => error;
  const names = namesOf(schema);
  return (error, caller) => {
    if (maySeeSchema(caller.identity.role, least) || !codes.has(error.extensions.code)) return error;
    const written = writtenIn(error.source, caller.variables);
    const isHidden = (text: string) => wordsOf(text).some((word) => names.has(word) && !written(word));
    const message = withoutSuggestion(error.message)
      .replaceAll(/"([[\]!.\w]+)"/g, (quoted, name: string) => (isHidden(name) ? shown : quoted))
      .replaceAll(/\b\w+(?:\.\w+| cannot represent\b)/g, (text) =>
        isHidden(text.split(' ', 1)[0] ?? '') ? text.replace(/^[\w.]+/, shown) : text,
      );
    if (message === error.message) return error;
    const { nodes = null, source = null, positions = null, path = null, extensions } = error;
    return new GraphQLError(message, { nodes, source, positions, path, extensions });
  };
}

/** Applies the rule to every result that leaves by Yoga, after its caches, which callers of all roles share. */
export function useHiddenSchema(hide: HideSchema): Plugin {
  return {
    onResultProcess({ request, result, setResult }) {
      if (!('errors' in result) || !result.errors) return;
      const caller = callerOf(request);
      setResult({ ...result, errors: result.errors.map((error) => hide(error, caller)) });
    },
  };
}

/** All names that introspection would give, but for those of every schema. */
function namesOf(schema: GraphQLSchema): ReadonlySet<string> {
  const names = new Set<string>();
  const addAll = (named: readonly { readonly name: string }[]) => {
    for (const { name } of named) names.add(name);
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (isSpecifiedScalarType(type) || isIntrospectionType(type)) continue;
    names.add(type.name);
    if (isEnumType(type)) addAll(type.getValues());
    if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) continue;
    const fields: readonly (GraphQLField<unknown, unknown> | GraphQLInputField)[] = Object.values(
      type.getFields(),
    );
    addAll(fields);
    for (const field of fields) if ('args' in field) addAll(field.args);
  }
  for (const directive of schema.getDirectives()) {
    if (isSpecifiedDirective(directive)) continue;
    names.add(directive.name);
    addAll(directive.args);
  }
  return names;
}

/** The words of documents and variables; all errors of a request share both. */
const knownWords = new WeakMap<object, ReadonlySet<string>>();

/** Whether a word stands in the document or in the variables of a request. */
function writtenIn(source: Source | undefined, variables: unknown): (word: string) => boolean {
  const sets = [
    source && cachedWords(source, () => source.body),
    isObject(variables) ? cachedWords(variables, () => JSON.stringify(variables)) : undefined,
  ];
  return (word) => sets.some((words) => words?.has(word));
}

function cachedWords(holder: object, text: () => string): ReadonlySet<string> {
  const words = knownWords.get(holder) ?? new Set(wordsOf(text()));
  knownWords.set(holder, words);
  return words;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function wordsOf(text: string): readonly string[] {
  return text.match(/\w+/g) ?? [];
}

/** A suggestion is always the last sentence. */
function withoutSuggestion(message: string): string {
  const start = message.endsWith('?') ? message.lastIndexOf(' Did you mean ') : -1;
  return start === -1 ? message : message.slice(0, start);
}
