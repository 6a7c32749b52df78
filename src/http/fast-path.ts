import type { IncomingMessage, OutgoingHttpHeaders, RequestListener, ServerResponse } from 'node:http';
import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';
import { executeDirectly } from '../plugin/index.ts';
import { type Caller, requestIdFrom } from './caller.ts';
import { corsHeaders } from './cors.ts';
import type { ErrorMask } from './errors.ts';
import { explainHeader } from './explain.ts';
import type { KnownDocuments } from './known-documents.ts';

export interface FastPathParts {
  readonly schema: GraphQLSchema;
  /** The path that is answered. */
  readonly endpoint: string;
  /** Documents that need neither parsing nor validation any more. */
  readonly known: KnownDocuments;
  readonly context: (caller: Caller) => object;
  readonly mask: ErrorMask;
  /** Whose pages may read the answers. */
  readonly corsOrigins: readonly string[];
  /** In bytes. */
  readonly bodyLimit: number;
  /** Answers everything else. */
  readonly otherwise: RequestListener;
}

interface Question {
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>> | undefined;
  readonly operationName: string | undefined;
}

/**
 * A request listener that answers known questions by itself: a JSON POST whose document has been answered directly before. It costs
 * about a third of what a server for all kinds of requests costs, and gives the very same answers; whatever is unusual about a
 * request, a mistake too, is for that server.
 */
export function fastPath(parts: FastPathParts): RequestListener {
  const { known, endpoint, bodyLimit, otherwise } = parts;
  return (request, response) => {
    if (!isPlainQuestion(request, endpoint, bodyLimit)) return otherwise(request, response);
    readBody(request, (body) => {
      const question = questionIn(body, known);
      const asked = question && ask(question, request, response, parts);
      if (asked) return;
      // Yoga takes the bytes from here where the stream has been read.
      otherwise(Object.assign(request, { body }), response);
    });
  };
}

/** Of announced length, so that the limit is known to hold before a byte is read. */
function isPlainQuestion(
  { method, url, headers }: IncomingMessage,
  endpoint: string,
  limit: number,
): boolean {
  const length = Number(headers['content-length']);
  const { accept } = headers;
  return (
    method === 'POST' &&
    url === endpoint &&
    headers['content-encoding'] === undefined &&
    headers[explainHeader] === undefined &&
    isJson(headers['content-type']) &&
    (accept === undefined || accept === '*/*' || accept === 'application/json') &&
    length > 0 &&
    length <= limit
  );
}

function isJson(contentType: string | undefined): boolean {
  return contentType === 'application/json' || contentType === 'application/json; charset=utf-8';
}

/** A request that breaks off in its body has nobody who waits for an answer. */
function readBody(request: IncomingMessage, then: (body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => then(Buffer.concat(chunks)));
  request.on('error', () => undefined);
}

function questionIn(body: Buffer, documents: KnownDocuments): Question | undefined {
  const given = parsed(body);
  if (typeof given !== 'object' || given === null) return undefined;
  const { query, variables, operationName, ...rest } = given as Record<string, unknown>;
  const document = typeof query === 'string' ? documents.get(query) : undefined;
  if (!document || Object.keys(rest).length > 0) return undefined;
  if (!isOptional(variables, 'object') || Array.isArray(variables)) return undefined;
  if (!isOptional(operationName, 'string')) return undefined;
  return {
    document,
    variables: (variables ?? undefined) as Question['variables'],
    operationName: (operationName ?? undefined) as string | undefined,
  };
}

function isOptional(value: unknown, type: 'object' | 'string'): boolean {
  return value === undefined || value === null || typeof value === type;
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}

/** @returns Whether the answer will come from here. */
function ask(
  { document, variables, operationName }: Question,
  request: IncomingMessage,
  response: ServerResponse,
  { schema, context, mask, corsOrigins }: FastPathParts,
): boolean {
  const gone = new AbortController();
  const given = request.headers['x-request-id'];
  const caller = {
    requestId: requestIdFrom(typeof given === 'string' ? given : undefined),
    signal: gone.signal,
  };
  const result = begun(() =>
    executeDirectly({
      schema,
      document,
      variableValues: variables ?? null,
      operationName: operationName ?? null,
      contextValue: context(caller),
    }),
  );
  if (!result) return false;
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  const headers = corsHeaders(corsOrigins, request.headers.origin);
  result.then(
    (answer) => send(response, masked(answer, mask, caller), headers),
    // executeDirectly gives every error a place in its answer: what is left is a fault of ours.
    (thrown) => send(response, { errors: [mask(thrown, caller)] }, headers),
  );
  return true;
}

/** What cannot even be begun, such as variables nested beyond the stack, is told by the other server as it always was. */
function begun<Answer>(answer: () => Answer): Answer | undefined {
  try {
    return answer();
  } catch {
    return undefined;
  }
}

function masked(answer: ExecutionResult, mask: ErrorMask, caller: Caller): ExecutionResult {
  if (!answer.errors) return answer;
  return { ...answer, errors: answer.errors.map((error) => mask(error, caller)) };
}

function send(response: ServerResponse, answer: ExecutionResult, headers: OutgoingHttpHeaders): void {
  if (response.destroyed) return;
  const text = JSON.stringify(answer);
  response.writeHead(200, {
    ...headers,
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}
