import type { CostliestList } from '@rolegraph/pothos-plugin-neo4j';
import type { GraphQLError } from 'graphql';
import { codedError } from './error-codes.ts';

/**
 * The operation costs beyond the limit.
 *
 * @param costliest The list that costs most; undefined where there is none.
 */
export function tooCostly(cost: number, limit: number, costliest: CostliestList | undefined): GraphQLError {
  return codedError(
    'QUERY_TOO_COMPLEX',
    `This operation may cost ${cost}; ${limit} is allowed. ${adviceOn(costliest)}`,
    { extensions: { cost, limit, ...costliest, http: { status: 400, spec: true } } },
  );
}

function adviceOn(costliest: CostliestList | undefined): string {
  if (!costliest) return 'Ask for less at a time: fewer fields, conditions or root fields.';
  const { path, first } = costliest;
  if (first !== undefined) return `\`${path}\` costs most: with \`first: ${first}\` there, it is allowed.`;
  return `\`${path}\` costs most, however small its pages: nest fewer lists, or filter by less.`;
}

/** The answer is larger than the limit. */
export function tooLarge(limit: number): GraphQLError {
  return codedError(
    'RESULT_TOO_LARGE',
    `The answer is larger than ${limit} bytes. Ask for smaller pages with \`first\`, or for fewer fields.`,
    { extensions: { limit } },
  );
}

/** Neo4j does not answer: the operation is not begun. */
export function databaseUnavailable(retryAfter: number): GraphQLError {
  return codedError('SERVICE_UNAVAILABLE', 'The database does not answer at the moment. Try again shortly.', {
    extensions: {
      retryAfter,
      http: { status: 503, headers: { 'retry-after': String(retryAfter) } },
    },
  });
}

/** The queue is full, or the operation has waited in it for too long. */
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

/** The caller has used up its time of the database in a minute. */
export function databaseTimeTaken(retryAfter: number): GraphQLError {
  return codedError(
    'RATE_LIMITED',
    `Your questions have taken as much of the database's time as one may take in a minute. Go on in ${retryAfter} s, or ask for less at a time.`,
    {
      extensions: {
        retryAfter,
        http: { status: 429, headers: { 'retry-after': String(retryAfter) } },
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
