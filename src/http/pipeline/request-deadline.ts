import type { ServerResponse } from 'node:http';
import { type HttpResponse, refusal } from './http-response.ts';

/** The reason of an aborted signal: the request has reached its deadline. */
export class RequestDeadlineExceeded extends Error {
  override readonly name = 'RequestDeadlineExceeded';
}

/**
 * Ends a request that takes too long, from its arrival on: reading its body, waiting for its turn, statements and their repetition.
 *
 * @param startMs The request's arrival, by `performance.now()`.
 * @param abort Ends the work for the request; statements of it that run in Neo4j end as well.
 * @param respond Sends the response; called unless the connection has closed or the response has been sent before.
 */
export function startRequestDeadline(
  response: ServerResponse,
  { deadlineMs, startMs }: { readonly deadlineMs: number; readonly startMs: number },
  abort: (reason: RequestDeadlineExceeded) => void,
  respond: (answer: HttpResponse) => void,
): void {
  const timer = setTimeout(
    () => {
      abort(new RequestDeadlineExceeded(`The request took longer than ${deadlineMs} ms`));
      respond(deadlineExceeded(deadlineMs));
    },
    Math.round(startMs + deadlineMs - performance.now()),
  );
  response.once('close', () => clearTimeout(timer));
}

function deadlineExceeded(deadlineMs: number): HttpResponse {
  const message = `The request took longer than ${deadlineMs / 1000} s, its time in the queue included. Ask for less: fewer nested lists or root fields, or a smaller \`first\`.`;
  return refusal(504, 'TIMEOUT', message);
}
