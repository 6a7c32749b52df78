import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { brotliDecompress, gunzip, inflate, type ZlibOptions } from 'node:zlib';
import { type HttpResponse, refusal } from './http-response.ts';

/** Receives the body of a request. */
export interface BodyReader {
  readonly onBody: (body: Buffer) => void;
  readonly onRefused: (answer: HttpResponse) => void;
}

type Decompress = (
  bytes: Buffer,
  options: ZlibOptions,
  done: (error: NodeJS.ErrnoException | null, body: Buffer) => void,
) => void;

const decompressors = new Map<string, Decompress>([
  ['gzip', gunzip],
  ['x-gzip', gunzip],
  ['deflate', inflate],
  ['br', brotliDecompress],
]);

/**
 * Reads the body of a request: UTF-8 of up to `maxBytes`, also after it is decompressed. A request that breaks off in its body gets
 * neither call, since its client is gone.
 */
export function readBody(request: IncomingMessage, maxBytes: number, reader: BodyReader): void {
  const { onRefused } = reader;
  const encoding = request.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  const decompress = decompressors.get(encoding);
  if (!decompress && encoding !== 'identity') {
    onRefused(unknownEncoding());
    return;
  }
  collect(request, maxBytes, {
    onRefused,
    onBody(body) {
      if (!decompress) {
        acceptText(body, reader);
        return;
      }
      decompress(body, { maxOutputLength: maxBytes }, (error, decompressed) => {
        if (error) onRefused(error.code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge() : notCompressed(encoding));
        else acceptText(decompressed, reader);
      });
    },
  });
}

function acceptText(body: Buffer, { onBody, onRefused }: BodyReader): void {
  if (isUtf8(body)) onBody(body);
  else onRefused(refusal(400, 'BAD_REQUEST', 'The body is not valid UTF-8.'));
}

function collect(request: IncomingMessage, maxBytes: number, { onBody, onRefused }: BodyReader): void {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) {
    onRefused(tooLarge());
    return;
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  request
    .on('data', (chunk: Buffer) => {
      if (bytes > maxBytes) return;
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes > maxBytes) onRefused(tooLarge());
    })
    .on('end', () => {
      if (bytes > maxBytes) return;
      onBody(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks));
    })
    .on('error', () => undefined);
}

function notCompressed(encoding: string): HttpResponse {
  return refusal(400, 'BAD_REQUEST', `The body is not valid ${encoding}, which its content-encoding names.`);
}

function tooLarge(): HttpResponse {
  return refusal(
    413,
    'REQUEST_ENTITY_TOO_LARGE',
    'The request is larger than this server takes. Send less, or raise BODY_LIMIT where the server is yours.',
  );
}

function unknownEncoding(): HttpResponse {
  const supported = [...decompressors.keys()].join(', ');
  return refusal(415, 'BAD_REQUEST', `The body's content-encoding is none that is read here: ${supported}.`, {
    headers: { 'accept-encoding': supported },
  });
}
