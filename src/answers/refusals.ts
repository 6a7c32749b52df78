import { GraphQLError } from 'graphql';

/** The operation asks for more than may be asked at once. */
export function tooCostly(cost: number, limit: number): GraphQLError {
  return new GraphQLError(
    `This operation may read ${cost} values; ${limit} are allowed. Ask for smaller pages with \`first\`, or for fewer nested lists.`,
    { extensions: { code: 'QUERY_TOO_COMPLEX', cost, limit, http: { status: 400, spec: true } } },
  );
}

/** The answer is larger than an answer may be. */
export function tooLarge(limit: number): GraphQLError {
  return new GraphQLError(
    `The answer is larger than ${limit} bytes. Ask for smaller pages with \`first\`, or for fewer fields.`,
    { extensions: { code: 'RESULT_TOO_LARGE', limit } },
  );
}

/** There is too much to do at the moment. */
export function overloaded(retryAfter: number): GraphQLError {
  return new GraphQLError('There are more questions than can be answered at the moment. Try again shortly.', {
    extensions: {
      code: 'OVERLOADED',
      retryAfter,
      http: { status: 503, headers: { 'retry-after': String(retryAfter) } },
    },
  });
}

/** The role may not ask about the schema. */
export function noIntrospection(): GraphQLError {
  return new GraphQLError('The schema is not shown here: `__schema` and `__type` are switched off.', {
    extensions: { code: 'INTROSPECTION_DISABLED', http: { status: 403, spec: true } },
  });
}
