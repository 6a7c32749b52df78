import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/** What Yoga says of a request that it refuses, told so that the reader knows what would be right. The codes stay Yoga's. */
const inOurWords: Readonly<Record<string, string>> = {
  OPERATION_RESOLUTION_FAILURE:
    'It is not clear which operation is meant: `operationName` has to name one of the document, and may be left out only where there is one.',
  REQUEST_ENTITY_TOO_LARGE:
    'The request is larger than this server takes. Send less, or raise BODY_LIMIT where the server is yours.',
};

/** An error with the same code in words of our own, where there are some. */
export function toldClearly(error: GraphQLError): GraphQLError {
  const message = inOurWords[String(error.extensions.code)];
  return message === undefined ? error : new GraphQLError(message, { extensions: error.extensions });
}

const refusals: Readonly<Record<number, string>> = {
  406: 'The answer is JSON: accept application/json or application/graphql-response+json.',
  415: 'The body has to be JSON, sent with the header `content-type: application/json`.',
};

/** Gives the refusals that Yoga sends without a word a body: an error of code BAD_REQUEST that says what would be right. */
export function useRefusals(): Plugin {
  return {
    onResponse({ request, response, setResponse, fetchAPI }) {
      const message = refusals[response.status];
      if (message === undefined || response.body !== null || request.method === 'HEAD') return;
      const error = { message, extensions: { code: 'BAD_REQUEST' } };
      setResponse(
        fetchAPI.Response.json(
          { errors: [error] },
          { status: response.status, headers: Object.fromEntries(response.headers) },
        ),
      );
    },
  };
}
