import { GraphQLError, type GraphQLErrorOptions } from 'graphql';

/** What a code in `extensions.code` tells a client. */
export interface ErrorCodeDescription {
  /** What happened, in a sentence. */
  readonly meaning: string;
  /** HTTP statuses of responses that hold nothing but the error. Beside data the status is 200. */
  readonly statuses: readonly number[];
  /** Which request may succeed: another one, the same one later, or none without the operator. */
  readonly retry: 'changed' | 'later' | 'never';
}

/** The codes of errors that the plugin raises. */
export const pluginErrorCodes = {
  BAD_USER_INPUT: {
    meaning: 'An argument or a variable has a value that the field does not take. `argument` names it.',
    statuses: [400],
    retry: 'changed',
  },
  NOT_FOUND: {
    meaning:
      'There is no node, dataset or release of this name. `nearest` or `available` lists what is there.',
    statuses: [],
    retry: 'changed',
  },
  AMBIGUOUS_REFERENCE: {
    meaning: 'A reference may mean several nodes. `candidates` lists them.',
    statuses: [],
    retry: 'changed',
  },
  QUERY_TOO_COMPLEX: {
    meaning: 'The operation asks for more than one operation may.',
    statuses: [400, 503],
    retry: 'changed',
  },
  SERVICE_UNAVAILABLE: {
    meaning: 'The database does not answer, or has no data yet.',
    statuses: [503],
    retry: 'later',
  },
} as const satisfies Readonly<Record<string, ErrorCodeDescription>>;

/** A code that the plugin raises. */
export type PluginErrorCode = keyof typeof pluginErrorCodes;

/**
 * Makes a function that makes GraphQL errors of these codes, whose messages clients may read as they are.
 *
 * @example
 * ```ts
 * import { errorsOf } from '@rolegraph/pothos-plugin-neo4j';
 *
 * const shopError = errorsOf<'SOLD_OUT' | 'CLOSED'>();
 * shopError('SOLD_OUT', 'There are no lentils.', { extensions: { until: 'Friday' } }).toJSON();
 * // => { message: 'There are no lentils.', extensions: { code: 'SOLD_OUT', until: 'Friday' } }
 * ```
 */
export function errorsOf<Code extends string>() {
  return (code: Code, message: string, { extensions, ...options }: GraphQLErrorOptions = {}): GraphQLError =>
    new GraphQLError(message, { ...options, extensions: { code, ...extensions } });
}

/**
 * Makes an error of one of the plugin's codes, for a resolver or `prepare` of a schema that refuses what a client sends.
 *
 * @example
 * ```ts
 * import { graphError } from '@rolegraph/pothos-plugin-neo4j';
 *
 * graphError('BAD_USER_INPUT', '`first` is from 1 to 100.', { extensions: { argument: 'first' } }).extensions;
 * // => { code: 'BAD_USER_INPUT', argument: 'first' }
 * ```
 */
export const graphError = errorsOf<PluginErrorCode>();
