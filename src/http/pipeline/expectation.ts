import type { IncomingMessage } from 'node:http';
import { type HttpResponse, refusal } from './http-response.ts';

/** Refuses an `expect` header other than `100-continue`, which Node handles. @returns Undefined where the request may pass. */
export function expectationRefusal({ headers: { expect } }: IncomingMessage): HttpResponse | undefined {
  if (expect === undefined || expect.toLowerCase() === '100-continue') return undefined;
  return refusal(417, 'BAD_REQUEST', 'The header `expect` can be `100-continue` only.');
}
