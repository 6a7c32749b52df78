import type { DocumentNode } from 'graphql';
import type { Caller, ErrorMask } from '../../execution/index.ts';
import {
  codesOf,
  type GraphQLRequest,
  headersOf,
  type OperationExecutor,
  type SerializedResult,
  serializeResult,
  statusOf,
} from '../../execution/index.ts';
import type { Exchange, Respond } from '../pipeline/handler.ts';
import type { HttpResponse } from '../pipeline/http-response.ts';
import type { JsonMediaType, ResultMediaType } from '../pipeline/negotiation.ts';
import type { DirectDocuments } from './direct-documents.ts';
import { isStackOverflow } from './document-limits.ts';
import { explainHeader } from './explain.ts';
import type { RegisteredOperations } from './registered-operations.ts';

export interface FastPathParts {
  /** Documents that need neither parsing nor validation any more. */
  readonly directDocuments: DirectDocuments;
  readonly registered: RegisteredOperations;
  readonly operations: OperationExecutor;
  readonly mask: ErrorMask;
}

/**
 * Handles the JSON body of a POST, where it can.
 *
 * @returns Whether it does: false leaves the request to Yoga.
 */
export type FastPath = (
  body: Buffer,
  mediaType: ResultMediaType,
  exchange: Exchange,
  caller: Caller,
  respond: Respond,
) => boolean;

/**
 * Answers operations whose document has been answered directly before. It costs about a third of Yoga's
 * time, and gives the very same answers; unusual requests, and those with mistakes, are for Yoga.
 */
export function createFastPath(parts: FastPathParts): FastPath {
  const { operations, mask } = parts;
  return (body, mediaType, { request, target }, caller, respond) => {
    if (!isJsonMediaType(mediaType) || target.search !== '' || request.headers[explainHeader] !== undefined) {
      return false;
    }
    const graphqlRequest = tryBegin(() => graphqlRequestIn(body, parts));
    const result = graphqlRequest && tryBegin(() => operations.answer(graphqlRequest, caller));
    if (!result) return false;
    if (result instanceof Promise) {
      result.then(
        (answered) => respond(answerOf(answered, mediaType)),
        // Every error has a place in its answer: this one is an error of the server.
        (thrown) => respond(answerOf(serializeResult({ errors: [mask(thrown, caller)] }), mediaType)),
      );
    } else respond(answerOf(result, mediaType));
    return true;
  };
}

function isJsonMediaType(type: ResultMediaType): type is JsonMediaType {
  return type === 'application/json' || type === 'application/graphql-response+json';
}

function answerOf({ text, errors, forms }: SerializedResult, mediaType: JsonMediaType): HttpResponse {
  const headers = { 'content-type': `${mediaType}; charset=utf-8` };
  if (errors.length === 0) return { status: 200, headers, body: text, forms };
  const status = statusOf(errors, mediaType === 'application/json');
  return { status, headers: { ...headers, ...headersOf(errors) }, body: text, codes: codesOf(errors) };
}

function graphqlRequestIn(
  body: Buffer,
  { directDocuments, registered }: Pick<FastPathParts, 'directDocuments' | 'registered'>,
): GraphQLRequest | undefined {
  const params = parsed(body);
  if (typeof params !== 'object' || params === null) return undefined;
  const { query, variables, operationName, extensions, documentId, ...rest } = params as Record<
    string,
    unknown
  >;
  if (Object.keys(rest).length > 0) return undefined;
  const document = documentOf(query, { extensions, documentId }, directDocuments, registered);
  if (!document) return undefined;
  if (!isOptional(variables, 'object') || Array.isArray(variables)) return undefined;
  if (!isOptional(operationName, 'string')) return undefined;
  return {
    document,
    variables: (variables ?? undefined) as GraphQLRequest['variables'],
    operationName: (operationName ?? undefined) as string | undefined,
  };
}

/** Gives the document of a request by its text or registered id; one with both is unusual. */
function documentOf(
  query: unknown,
  naming: { readonly extensions: unknown; readonly documentId: unknown },
  directDocuments: DirectDocuments,
  registered: RegisteredOperations,
): DocumentNode | undefined {
  if (naming.extensions === undefined && naming.documentId === undefined) {
    return typeof query === 'string' ? directDocuments.get(query) : undefined;
  }
  const text = query === undefined ? registered.named(naming) : undefined;
  return text === undefined ? undefined : directDocuments.get(text);
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

/** A request that cannot be started, such as one with variables nested beyond the stack, fails again in the next handler, which reports it. */
function tryBegin<Answer>(answer: () => Answer): Answer | undefined {
  try {
    return answer();
  } catch {
    return undefined;
  }
}
