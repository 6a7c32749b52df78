import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../log.ts';
import { type HttpAnswer, refusal } from './answer.ts';
import type { Caller } from './caller.ts';
import type { Behind } from './front.ts';

/** What Yoga is told of a request beside the request. */
export interface YogaContext {
  readonly req?: IncomingMessage;
  readonly res?: ServerResponse;
  /** Undefined for requests from this process. */
  readonly caller?: Caller;
}

interface Yoga {
  handleNodeRequestAndResponse(
    request: IncomingMessage,
    response: ServerResponse,
    context: YogaContext,
  ): Promise<Response> | Response;
}

/** Lets Yoga answer, but not write: every answer leaves the same way. */
export function throughYoga(yoga: Yoga, log: Log): Behind {
  return (request, response, caller, write) => {
    answerOf(yoga, request, response, caller).then(
      (answer) => write(answer),
      (thrown: unknown) => {
        if (caller.signal.aborted) return;
        log.error({ requestId: caller.requestId, err: thrown }, 'A request failed');
        const message = `Unexpected error. The log has it under request id ${caller.requestId}.`;
        write(refusal(500, 'INTERNAL_SERVER_ERROR', message));
      },
    );
  };
}

async function answerOf(
  yoga: Yoga,
  request: IncomingMessage,
  response: ServerResponse,
  caller: Caller,
): Promise<HttpAnswer> {
  const context = { req: request, res: response, caller };
  const given = await yoga.handleNodeRequestAndResponse(request, response, context);
  const { 'content-length': _, ...headers } = Object.fromEntries(given.headers);
  const body = Buffer.from(await given.arrayBuffer());
  return { status: given.status, headers, body, ...(caller.codes ? { codes: caller.codes } : {}) };
}
