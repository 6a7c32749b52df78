import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HttpAnswer } from './answer.ts';
import { compressed, encodingFor } from './compression.ts';
import { corsHeaders } from './cors.ts';
import { securityHeaders } from './security-headers.ts';
import type { HttpSettings } from './settings.ts';

/** Writes answers with what all of them have in common. */
export type WriteAnswer = (
  request: IncomingMessage,
  response: ServerResponse,
  answer: HttpAnswer,
  requestId: string,
) => void;

/** Makes the one place through which every answer leaves, so that none lacks a header and none has one of its own. */
export function answerWriter({
  corsOrigins,
  compression,
}: Pick<HttpSettings, 'corsOrigins' | 'compression'>): WriteAnswer {
  return (request, response, answer, requestId) => {
    if (response.destroyed) return;
    const { origin } = request.headers;
    const headers: Record<string, string> = {
      ...securityHeaders,
      ...answer.headers,
      'x-request-id': requestId,
      ...(corsOrigins.length === 0 ? undefined : corsHeaders(corsOrigins, origin)),
    };
    const readsOnly = request.method === 'GET' || request.method === 'HEAD';
    if (answer.codes) {
      // What went wrong may go well the next time.
      headers['cache-control'] = 'no-store';
    } else if (readsOnly && answer.status === 200 && headers['cache-control'] === undefined) {
      if (addTag(request, answer, headers) === request.headers['if-none-match']) {
        response.writeHead(304, headers).end();
        return;
      }
    }
    const encoding = compression ? encodingFor(request, answer) : undefined;
    if (encoding === undefined) return send(request, response, answer.status, headers, bytesOf(answer));
    headers['content-encoding'] = encoding;
    compressed(answer, encoding).then(
      (body) => send(request, response, answer.status, headers, body),
      () => response.destroy(),
    );
  };
}

/** Of an answer that is given again, the bytes are worked out once; one that is given once goes out with its head by one write. */
function bytesOf({ body, forms }: HttpAnswer): string | Buffer {
  if (!forms || typeof body !== 'string') return body;
  if (forms.given) forms.bytes ??= Buffer.from(body);
  forms.given = true;
  return forms.bytes ?? body;
}

function send(
  { method }: IncomingMessage,
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  body: string | Buffer,
): void {
  if (response.destroyed) return;
  if (status !== 204 && status !== 304) {
    headers['content-length'] = String(typeof body === 'string' ? Buffer.byteLength(body) : body.length);
  }
  response.writeHead(status, headers);
  response.end(method === 'HEAD' ? undefined : body);
}

/**
 * Lets caches keep the answer to a question that came by GET, if they ask each time whether it still holds.
 *
 * @returns The tag: a weak one, because the same answer may be sent compressed or not.
 */
function addTag(
  { headers: asked }: IncomingMessage,
  { body, forms = {} }: HttpAnswer,
  headers: Record<string, string>,
): string {
  forms.tag ??= `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const shown = asked.authorization !== undefined || asked['x-api-key'] !== undefined;
  headers.etag = forms.tag;
  headers['cache-control'] = shown ? 'private, no-cache' : 'no-cache';
  const vary = ['Accept', 'Accept-Encoding', 'Authorization', 'X-API-Key', 'X-GraphQL-Cost'];
  headers.vary = [headers.vary, ...vary].filter((name) => name !== undefined).join(', ');
  return forms.tag;
}
