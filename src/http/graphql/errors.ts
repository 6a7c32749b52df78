import { randomUUID } from 'node:crypto';
import { GraphQLError, type GraphQLErrorOptions } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { type Caller, causeOf, codedError, type ErrorCode, type ErrorMask } from '../../execution/index.ts';
import type { Log } from '../../log.ts';
import { callerOf } from '../pipeline/caller.ts';
import { describeError } from './describe-error.ts';
import { isStackOverflow } from './document-limits.ts';
import type { HideSchema } from './hidden-schema.ts';
import { databaseErrorOf } from './neo4j-errors.ts';

/**
 * Makes the error mask for clients. An error that carries `extensions.code` was written for them and passes. A fault of the
 * request itself gets a code. Any other is the server's: it is logged in full, and the client gets `INTERNAL_SERVER_ERROR` with the
 * request id of the log.
 */
export function createErrorMask(log: Log, hideSchema: HideSchema = (error) => error): ErrorMask {
  return (thrown, caller) => {
    const masked = maskOf(thrown, caller);
    return caller ? hideSchema(masked, caller) : masked;
  };

  function maskOf(thrown: unknown, caller: Caller | undefined): GraphQLError {
    const cause = causeOf(thrown);
    if (cause instanceof GraphQLError) {
      const located = thrown instanceof GraphQLError ? thrown : cause;
      if (typeof located.extensions.code === 'string') return describeError(located);
      // graphql-js marks the part of the document at fault; an error of a resolver or of a result's value has no such mark.
      if (cause.nodes !== undefined || located.path === undefined) return withCode(located, 'BAD_USER_INPUT');
    }
    if (isStackOverflow(cause)) {
      const http = pathOf(thrown) === undefined ? { http: { status: 400 } } : {};
      return codedError(
        'BAD_USER_INPUT',
        'The question or its variables are nested too deeply. Ask with fewer levels.',
        {
          ...locationOf(thrown),
          extensions: http,
        },
      );
    }
    const requestId = caller?.requestId ?? randomUUID();
    const databaseError = databaseErrorOf(cause, thrown instanceof GraphQLError ? thrown.nodes : undefined);
    if (!caller?.signal.aborted) {
      log[databaseError ? 'warn' : 'error'](
        // For a database that is away a stack is of no use, and every request would bring one.
        databaseError?.code === 'SERVICE_UNAVAILABLE'
          ? { requestId, path: pathOf(thrown), reason: reasonOf(cause) }
          : { requestId, path: pathOf(thrown), err: cause },
        databaseError?.code ?? 'A request failed',
      );
    }
    return codedError(
      databaseError?.code ?? 'INTERNAL_SERVER_ERROR',
      databaseError?.message ?? `Unexpected error. The log has it under request id ${requestId}.`,
      { ...locationOf(thrown), extensions: { requestId, ...httpOf(thrown, databaseError) } },
    );
  }
}

/** Masks the errors of each answer with the id of its request, before Yoga's own masking, which knows no request. */
export function useErrorMask(mask: ErrorMask): Plugin {
  return {
    onExecute: ({ args }) => ({
      onExecuteDone({ result, setResult }) {
        if (!('errors' in result) || !result.errors) return;
        const caller = callerOf(args.contextValue.request);
        setResult({ ...result, errors: result.errors.map((error) => mask(error, caller)) });
      },
    }),
  };
}

function reasonOf(cause: unknown): string {
  // The driver opens with a paragraph of general advice; the cause comes last.
  return cause instanceof Error ? cause.message.replace(/^.*Caused by: /s, '') : String(cause);
}

function withCode(error: GraphQLError, code: ErrorCode): GraphQLError {
  const { code: _unreadable, ...extensions } = error.extensions;
  return codedError(code, error.message, { ...locationOf(error), extensions });
}

function pathOf(thrown: unknown): string | undefined {
  return thrown instanceof GraphQLError ? thrown.path?.join('.') : undefined;
}

function locationOf(thrown: unknown): GraphQLErrorOptions {
  if (!(thrown instanceof GraphQLError)) return {};
  const { nodes = null, source = null, positions = null, path = null } = thrown;
  return { nodes, source, positions, path };
}

/** The HTTP status of a request that failed before it had an answer. */
function httpOf(thrown: unknown, databaseError: object | undefined) {
  const beforeExecution = pathOf(thrown) === undefined;
  return beforeExecution ? { http: { status: databaseError ? 503 : 500 } } : {};
}
