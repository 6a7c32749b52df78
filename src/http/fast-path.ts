import type { IncomingMessage } from 'node:http';
import type { DocumentNode } from 'graphql';
import {
  codesOf,
  headersOf,
  type Operations,
  type Question,
  type Reply,
  replyOf,
  statusOf,
} from '../answers/index.ts';
import type { HttpAnswer } from './answer.ts';
import { isStackOverflow } from './document-limits.ts';
import type { ErrorMask } from './errors.ts';
import { explainHeader } from './explain.ts';
import type { Exchange, Handler } from './handler.ts';
import type { KnownDocuments } from './known-documents.ts';
import { type MediaType, mediaTypeFor } from './media-type.ts';
import type { RegisteredOperations } from './registered-operations.ts';

export interface FastPathParts {
  /** Documents that need neither parsing nor validation any more. */
  readonly known: KnownDocuments;
  readonly registered: RegisteredOperations;
  readonly operations: Operations;
  readonly mask: ErrorMask;
  /** In bytes. */
  readonly bodyLimit: number;
  /** Answers everything else. */
  readonly next: Handler;
}

/**
 * Answers known questions by itself: a JSON POST whose document has been answered directly before. It costs about a third of what a
 * server for all kinds of requests costs, and gives the very same answers; whatever is unusual about a request, a mistake too, is
 * for that server.
 */
export function fastPath(parts: FastPathParts): Handler {
  const { bodyLimit, operations, next, mask } = parts;
  return (exchange, caller, respond) => {
    const { request } = exchange;
    const mediaType = isPlainQuestion(exchange, bodyLimit) ? mediaTypeFor(request.headers.accept) : undefined;
    if (!mediaType) return next(exchange, caller, respond);
    readBody(request, (body) => {
      const question = begun(() => questionIn(body, parts));
      const reply = question && begun(() => operations.answer(question, caller));
      if (reply && !(reply instanceof Promise)) return respond(answerOf(reply, mediaType));
      if (reply) {
        reply.then(
          (given) => respond(answerOf(given, mediaType)),
          // Every error has a place in its answer: what is left is a fault of ours.
          (thrown) => respond(answerOf(replyOf({ errors: [mask(thrown, caller)] }), mediaType)),
        );
        return;
      }
      // Yoga takes the bytes from here where the stream has been read.
      next({ ...exchange, request: Object.assign(request, { body }) }, caller, respond);
    });
  };
}

function answerOf({ text, errors, forms }: Reply, mediaType: MediaType): HttpAnswer {
  const headers = { 'content-type': `${mediaType}; charset=utf-8` };
  if (errors.length === 0) return { status: 200, headers, body: text, forms };
  const status = statusOf(errors, mediaType === 'application/json');
  return { status, headers: { ...headers, ...headersOf(errors) }, body: text, codes: codesOf(errors) };
}

/** Of announced length, so that the limit is known to hold before a byte is read. */
function isPlainQuestion({ request: { method, headers }, target }: Exchange, limit: number): boolean {
  const length = Number(headers['content-length']);
  return (
    method === 'POST' &&
    target.search === '' &&
    headers['content-encoding'] === undefined &&
    headers[explainHeader] === undefined &&
    isJson(headers['content-type']) &&
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

function questionIn(
  body: Buffer,
  { known, registered }: Pick<FastPathParts, 'known' | 'registered'>,
): Question | undefined {
  const given = parsed(body);
  if (typeof given !== 'object' || given === null) return undefined;
  const { query, variables, operationName, extensions, documentId, ...rest } = given as Record<
    string,
    unknown
  >;
  if (Object.keys(rest).length > 0) return undefined;
  const document = documentOf(query, { extensions, documentId }, known, registered);
  if (!document) return undefined;
  if (!isOptional(variables, 'object') || Array.isArray(variables)) return undefined;
  if (!isOptional(operationName, 'string')) return undefined;
  return {
    document,
    variables: (variables ?? undefined) as Question['variables'],
    operationName: (operationName ?? undefined) as string | undefined,
  };
}

/** A question comes with its text or with the id of a registered one; one with both is unusual. */
function documentOf(
  query: unknown,
  named: { readonly extensions: unknown; readonly documentId: unknown },
  known: KnownDocuments,
  registered: RegisteredOperations,
): DocumentNode | undefined {
  if (named.extensions === undefined && named.documentId === undefined) {
    return typeof query === 'string' ? known.get(query) : undefined;
  }
  const text = query === undefined ? registered.named(named) : undefined;
  return text === undefined ? undefined : known.get(text);
}

function isOptional(value: unknown, type: 'object' | 'string'): boolean {
  return value === undefined || value === null || typeof value === type;
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch (thrown) {
    if (thrown instanceof SyntaxError || isStackOverflow(thrown)) return undefined;
    throw thrown;
  }
}

/** What cannot even be begun, such as variables nested beyond the stack, fails again in the next handler, which reports it. */
function begun<Answer>(answer: () => Answer): Answer | undefined {
  try {
    return answer();
  } catch {
    return undefined;
  }
}
