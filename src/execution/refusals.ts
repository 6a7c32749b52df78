import type { GraphQLError } from 'graphql';
import { codedError } from './error-codes.ts';

/** The operation asks for more than may be asked at once. */
export function tooCostly(cost: number, limit: number): GraphQLError {
  return codedError(
    'QUERY_TOO_COMPLEX',
    `This operation may read ${cost} values; ${limit} are allowed. Ask for smaller pages with \`first\`, or for fewer nested lists.`,
    { extensions: { cost, limit, http: { status: 400, spec: true } } },
  );
}

/** The answer is larger than an answer may be. */
export function tooLarge(limit: number): GraphQLError {
  return codedError(
    'RESULT_TOO_LARGE',
    `The answer is larger than ${limit} bytes. Ask for smaller pages with \`first\`, or for fewer fields.`,
    { extensions: { limit } },
  );
}

/** There is too much to do at the moment. */
export function overloaded(retryAfter: number): GraphQLError {
  return codedError(
    'OVERLOADED',
    'There are more questions than can be answered at the moment. Try again shortly.',
    {
      extensions: {
        retryAfter,
        http: { status: 503, headers: { 'retry-after': String(retryAfter) } },
      },
    },
  );
}

/** The role may not ask about the schema. */
export function noIntrospection(): GraphQLError {
  return codedError(
    'INTROSPECTION_DISABLED',
    'The schema is not shown here: `__schema` and `__type` are switched off.',
    {
      extensions: { http: { status: 403, spec: true } },
    },
  );
}
