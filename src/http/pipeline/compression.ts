import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { HttpResponse } from './http-response.ts';
import { contentEncoding, type Encoding } from './negotiation.ts';

/** Responses of fewer bytes fit into one packet, so compression gains nothing. */
const minBytes = 1400;

const compressors: Readonly<Record<Encoding, (body: string | Uint8Array) => Promise<Buffer>>> = {
  // Of the settings, these give nearly the size of the best in a fraction of the time.
  br: (body) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: (body) => promisify(gzip)(body, { level: 5 }),
};

/** The encoding of an answer: none where it is small, encoded already, or the client does not ask for it. */
export function encodingFor(
  { headers }: IncomingMessage,
  { headers: responseHeaders, body }: HttpResponse,
): Encoding | undefined {
  if (body.length < minBytes || responseHeaders['content-encoding'] !== undefined) return undefined;
  return contentEncoding(headers);
}

/** Compresses an answer off the main thread; a cached one, once. */
export function compressed({ body, forms }: HttpResponse, encoding: Encoding): Promise<Buffer> {
  const cached = forms?.compressed?.get(encoding);
  if (cached) return cached;
  const bytes = compressors[encoding](body);
  if (forms) forms.compressed = (forms.compressed ?? new Map()).set(encoding, bytes);
  return bytes;
}
