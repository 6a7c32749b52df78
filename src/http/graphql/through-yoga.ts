import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Caller } from '../../execution/index.ts';
import type { Log } from '../../log.ts';
import type { Handler } from '../pipeline/handler.ts';
import { type HttpResponse, internalError, refusal } from '../pipeline/http-response.ts';

/** The context of Yoga for a request. */
export interface YogaContext {
  readonly req?: IncomingMessage;
  readonly res?: ServerResponse;
  readonly caller: Caller;
}

interface Yoga {
  handleNodeRequestAndResponse(
    request: IncomingMessage,
    response: ServerResponse,
    context: YogaContext,
  ): Promise<Response> | Response;
}

/** Lets Yoga answer, but not write: one writer sends every answer. */
export function throughYoga(yoga: Yoga, log: Log): Handler {
  return ({ request, response }, caller, respond) => {
    answerOf(yoga, request, response, caller).then(respond, (thrown: unknown) => {
      if (caller.signal.aborted) return;
      log.error({ requestId: caller.requestId, err: thrown }, 'A request failed');
      respond(internalError(caller.requestId));
    });
  };
}

async function answerOf(
  yoga: Yoga,
  request: IncomingMessage,
  response: ServerResponse,
  caller: Caller,
): Promise<HttpResponse> {
  const context = { req: request, res: response, caller };
  const yogaResponse = await yoga.handleNodeRequestAndResponse(request, response, context);
  const body = Buffer.from(await yogaResponse.arrayBuffer());
  if (yogaResponse.status >= 400 && body.length === 0) return noAcceptableForm();
  const headers = Object.fromEntries(
    [...yogaResponse.headers]
      .map(([name, value]) => [name.toLowerCase(), value])
      .filter(([name = '']) => !transferHeaders.has(name)),
  );
  return { status: yogaResponse.status, headers, body, ...(caller.codes ? { codes: caller.codes } : {}) };
}

/** The body of Yoga's refusal, which has none, for a result without a form, as that of a subscription. */
function noAcceptableForm(): HttpResponse {
  const message =
    'The result of this operation has no form that the request accepts: accept application/json.';
  return refusal(406, 'BAD_REQUEST', message);
}

/** Headers about how a body is sent, which the writer decides: it sends this one whole. */
const transferHeaders = new Set([
  'connection',
  'content-encoding',
  'content-length',
  'keep-alive',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);
