import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import isFresh from 'fresh';
import { compressed, encodingFor } from './compression.ts';
import { corsHeaders } from './cors.ts';
import type { HttpResponse } from './http-response.ts';
import { securityHeaders } from './security-headers.ts';
import type { HttpSettings } from './settings.ts';
import { afterUnreadBody } from './unread-body.ts';

/** Writes an answer with the common headers. */
export type WriteAnswer = (
  request: IncomingMessage,
  response: ServerResponse,
  answer: HttpResponse,
  requestId: string,
) => void;

/** Makes the function that writes every response, so that all have the same headers. */
export function answerWriter({
  corsOrigins,
  compression,
}: Pick<HttpSettings, 'corsOrigins' | 'compression'>): WriteAnswer {
  return (request, response, answer, requestId) => {
    if (response.destroyed || response.headersSent) return;
    const { origin } = request.headers;
    const headers: Record<string, string> = {
      ...securityHeaders,
      ...answer.headers,
      'x-request-id': requestId,
    };
    if (corsOrigins.length > 0) {
      const { vary, ...cors } = corsHeaders(corsOrigins, origin);
      Object.assign(headers, cors);
      if (vary !== undefined) addVary(headers, vary);
    }
    if (answer.codes) {
      // A failure may be temporary.
      headers['cache-control'] = 'no-store';
    } else if (request.method === 'GET' && answer.status === 200 && headers['cache-control'] !== 'no-store') {
      addTag(request, answer, headers);
      // Clients that revalidate often also send `cache-control: no-cache`, which is for the caches on the way.
      if (isFresh({ 'if-none-match': request.headers['if-none-match'] }, { etag: headers.etag })) {
        return send(request, response, 304, headers);
      }
    }
    const encoding = compression ? encodingFor(request, answer) : undefined;
    if (encoding === undefined) return send(request, response, answer.status, headers, bytesOf(answer));
    headers['content-encoding'] = encoding;
    compressed(answer, encoding)
      .then((body) => send(request, response, answer.status, headers, body))
      .catch((thrown: unknown) => {
        // Its client sees the end of the connection, the log the unhandled rejection.
        response.destroy();
        throw thrown;
      });
  };
}

/** Gives the body to write: the bytes of a cached answer, computed once; text otherwise, which goes with its head in one write. */
function bytesOf({ body, forms }: HttpResponse): string | Uint8Array {
  if (!forms || typeof body !== 'string') return body;
  if (forms.sent) forms.bytes ??= Buffer.from(body);
  forms.sent = true;
  return forms.bytes ?? body;
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  body?: string | Uint8Array,
): void {
  afterUnreadBody(request, (mustClose) => {
    // Meanwhile an error in the body may have got its response.
    if (response.destroyed || response.headersSent) return;
    if (mustClose) headers.connection = 'close';
    if (body !== undefined && status !== 204) headers['content-length'] = String(Buffer.byteLength(body));
    response.writeHead(status, headers);
    // Node leaves it out of the response to HEAD.
    response.end(body);
  });
}

const requestHeadersOfAnswers = ['Accept', 'Accept-Encoding', 'Authorization', 'X-API-Key', 'X-GraphQL-Cost'];

/**
 * Lets caches keep a response to GET if they revalidate it each time, unless the response says otherwise. The tag is
 * weak, because the same response may be sent compressed or not.
 */
function addTag(
  { headers: requestHeaders }: IncomingMessage,
  { body, forms = {} }: HttpResponse,
  headers: Record<string, string>,
): void {
  forms.tag ??= `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  headers.etag = forms.tag;
  const own = headers['cache-control'] !== undefined;
  if (!own) {
    const identified =
      requestHeaders.authorization !== undefined || requestHeaders['x-api-key'] !== undefined;
    headers['cache-control'] = identified ? 'private, no-cache' : 'no-cache';
  }
  addVary(headers, ...(own ? ['Accept-Encoding'] : requestHeadersOfAnswers));
}

function addVary(headers: Record<string, string>, ...names: readonly string[]): void {
  headers.vary = [headers.vary, ...names].filter((name) => name !== undefined).join(', ');
}
