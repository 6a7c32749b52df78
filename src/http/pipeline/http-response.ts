import type { ErrorCode, SerializedForms, StatusOf } from '../../execution/index.ts';

/** An HTTP response before it is written; the writer adds the headers that all responses have. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
  /** Forms of the body computed before. */
  readonly forms?: SerializedForms;
  /** The codes of its errors. */
  readonly codes?: readonly string[];
  /** The reason of a refusal, for the audit log. */
  readonly refusal?: string;
}

/** A refusal in the form of GraphQL. */
export function refusal<Code extends ErrorCode>(
  status: StatusOf<Code>,
  code: Code,
  message: string,
  more: { readonly extensions?: object; readonly headers?: Readonly<Record<string, string>> } = {},
): HttpResponse {
  return {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      ...more.headers,
    },
    body: JSON.stringify({ errors: [{ message, extensions: { code, ...more.extensions } }] }),
    codes: [code],
    refusal: message,
  };
}

/** The refusal of a path without a route. */
export function notFound(pathname: string): HttpResponse {
  return refusal(404, 'BAD_REQUEST', `There is nothing at ${shortened(pathname)}. Questions go to /graphql.`);
}

/** The refusal of a method that a path does not take. */
export function methodNotAllowed(allowed: string): HttpResponse {
  return refusal(405, 'BAD_REQUEST', `Only ${allowed} is answered at this address.`, {
    headers: { allow: allowed },
  });
}

/** The response to a request that failed by a fault of the server: the log has the rest. */
export function internalError(requestId: string): HttpResponse {
  const message = `Unexpected error. The log has it under request id ${requestId}.`;
  return refusal(500, 'INTERNAL_SERVER_ERROR', message, { extensions: { requestId } });
}

function shortened(path: string): string {
  return path.length > 100 ? `${path.slice(0, 100)}…` : path;
}
