import { type ErrorCodeDescription, errorsOf, pluginErrorCodes } from '@rolegraph/pothos-plugin-neo4j';

/** The codes in `extensions.code`, with their meanings: errors and docs/errors.md are made from this list. */
export const errorCodes = {
  ...pluginErrorCodes,
  BAD_REQUEST: {
    meaning: 'The request is no readable GraphQL request, or goes to an address that is none.',
    statuses: [400, 404, 405, 406, 415, 417, 431],
    retry: 'changed',
  },
  REQUEST_ENTITY_TOO_LARGE: {
    meaning: 'The body has more bytes than a request may have.',
    statuses: [413],
    retry: 'changed',
  },
  GRAPHQL_PARSE_FAILED: {
    meaning: 'The document is not GraphQL, or has more tokens, levels or letters in a name than it may.',
    statuses: [400],
    retry: 'changed',
  },
  GRAPHQL_VALIDATION_FAILED: {
    meaning: 'The document does not fit the schema.',
    statuses: [400],
    retry: 'changed',
  },
  OPERATION_RESOLUTION_FAILURE: {
    meaning:
      '`operationName` names no operation of the document, or the document has several and none is named.',
    statuses: [400],
    retry: 'changed',
  },
  INTROSPECTION_DISABLED: {
    meaning: 'The schema is not shown to this caller.',
    statuses: [403],
    retry: 'never',
  },
  PERSISTED_QUERY_NOT_FOUND: {
    meaning: 'No operation is registered under this id.',
    statuses: [400],
    retry: 'changed',
  },
  OPERATION_NOT_REGISTERED: {
    meaning: 'Only registered operations are answered here.',
    statuses: [403],
    retry: 'changed',
  },
  UNAUTHENTICATED: {
    meaning: 'The API key or token is missing, unknown, expired or revoked.',
    statuses: [401],
    retry: 'changed',
  },
  FORBIDDEN: {
    meaning: 'The caller may not see this.',
    statuses: [403],
    retry: 'never',
  },
  FORBIDDEN_ORIGIN: {
    meaning: 'A page of another site asks, which the operator has not allowed.',
    statuses: [403],
    retry: 'never',
  },
  MISDIRECTED_REQUEST: {
    meaning: 'The host of the request is none under which this server answers.',
    statuses: [421],
    retry: 'changed',
  },
  RATE_LIMITED: {
    meaning:
      'The caller has sent more requests, or taken more of the database’s time, than one may in a minute. `retry-after` tells when to go on.',
    statuses: [429],
    retry: 'later',
  },
  OVERLOADED: {
    meaning: 'There are more requests than can be answered now. `retry-after` tells when to ask again.',
    statuses: [503],
    retry: 'later',
  },
  TIMEOUT: {
    meaning: 'The request did not arrive in time, or its answer took longer than it may.',
    statuses: [408, 503, 504],
    retry: 'later',
  },
  RESULT_TOO_LARGE: {
    meaning: 'The answer has more bytes than an answer may have.',
    statuses: [],
    retry: 'changed',
  },
  INTERNAL_SERVER_ERROR: {
    meaning: 'A fault of the server. The log has it under `requestId`.',
    statuses: [500],
    retry: 'never',
  },
} as const satisfies Readonly<Record<string, ErrorCodeDescription>>;

/** A code that a client may find in `extensions.code`. */
export type ErrorCode = keyof typeof errorCodes;

/** The HTTP statuses of responses with only an error of this code. */
export type StatusOf<Code extends ErrorCode> = (typeof errorCodes)[Code]['statuses'][number];

/** Makes an error that may go to clients. */
export const codedError = errorsOf<ErrorCode>();
