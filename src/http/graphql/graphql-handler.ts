import type { Handler } from '../pipeline/handler.ts';
import { methodNotAllowed, refusal } from '../pipeline/http-response.ts';
import { resultMediaType } from '../pipeline/negotiation.ts';
import { readBody } from '../pipeline/read-body.ts';
import { requestMediaType } from '../pipeline/request-media-type.ts';
import type { FastPath } from './fast-path.ts';

export interface GraphQLHandlerParts {
  readonly maxBodyBytes: number;
  readonly fastPath: FastPath;
  /** Handles what the fast path does not. */
  readonly yoga: Handler;
}

/**
 * Handles requests for operations: negotiates the form of the result, checks the form of the request and reads its body, each once
 * for both ways of execution.
 */
export function graphqlHandler({ maxBodyBytes, fastPath, yoga }: GraphQLHandlerParts): Handler {
  return (exchange, caller, respond) => {
    const { request } = exchange;
    const { headers, method } = request;
    const mediaType = resultMediaType(headers);
    if (mediaType === undefined) return respond(notAcceptable());
    // Yoga reads these headers too, and must read the same in them.
    headers.accept = mediaType;
    // Yoga would make a URL of the host, which has no bearing on the operation.
    headers.host = 'localhost';
    if (method === 'GET') return yoga(exchange, caller, respond);
    if (method !== 'POST') return respond(methodNotAllowed('GET, HEAD, POST'));
    const type = requestMediaType(headers);
    if (type === undefined) return respond(unsupportedMediaType());
    headers['content-type'] = type;
    readBody(request, maxBodyBytes, {
      onRefused: respond,
      onBody(body) {
        if (body.length === 0) return respond(emptyBody());
        const isJson = type === 'application/json';
        if (isJson && fastPath(body, mediaType, exchange, caller, respond)) return;
        delete headers['content-encoding'];
        // Yoga takes the bytes from here where the stream has been read.
        yoga({ ...exchange, request: Object.assign(request, { body }) }, caller, respond);
      },
    });
  };
}

function notAcceptable() {
  const message = 'The answer is JSON: accept application/json or application/graphql-response+json.';
  return refusal(406, 'BAD_REQUEST', message);
}

function unsupportedMediaType() {
  const message = 'The body has to be JSON in UTF-8, sent with the header `content-type: application/json`.';
  return refusal(415, 'BAD_REQUEST', message);
}

function emptyBody() {
  const message =
    'The body is empty. It is an object such as {"query": "{ roles { nodes { name } } }", "variables": {}}.';
  return refusal(400, 'BAD_REQUEST', message);
}
