import { brotliDecompressSync, gunzipSync } from 'node:zlib';

/** One response on a connection. */
export interface ReceivedResponse {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, string>;
  /** After decompression. */
  readonly body: string;
  /** How often the client was told to go on with its body. */
  readonly continues: number;
}

/** The bytes on a connection are not the responses of HTTP/1.1. */
export class MalformedResponse extends Error {
  override readonly name = 'MalformedResponse';
}

export interface ReceivedResponses {
  readonly responses: readonly ReceivedResponse[];
  /** Bytes of a response whose end never came. */
  readonly unfinishedBytes: number;
}

/**
 * Reads the responses on a connection as strictly as HTTP/1.1 defines them and no laxer than this server writes them: each with a
 * content-length and without a transfer-encoding, and no header twice.
 *
 * @param methodOf The method of the n-th request; undefined where it is not known how the server read it.
 * @throws MalformedResponse
 */
export function readResponses(
  bytes: Buffer,
  methodOf: (index: number) => string | undefined,
): ReceivedResponses {
  const responses: ReceivedResponse[] = [];
  let at = 0;
  let continues = 0;
  while (at < bytes.length) {
    const end = bytes.indexOf('\r\n\r\n', at);
    const start = bytes.subarray(at, at + 9).toString('latin1');
    if (!'HTTP/1.1 '.startsWith(start))
      throw new MalformedResponse(`No response begins with ${excerpt(bytes, at)}`);
    if (end < 0) return { responses, unfinishedBytes: bytes.length - at };
    const { status, headers } = readHead(bytes.subarray(at, end).toString('latin1'));
    at = end + 4;
    if (status === 100) {
      continues += 1;
      continue;
    }
    // What is too slow may be responded to before its method is known.
    const method = status === 408 ? undefined : methodOf(responses.length);
    const length = bodyLength(status, headers, method, bytes.subarray(at));
    if (at + length > bytes.length) return { responses, unfinishedBytes: bytes.length - at };
    const body = decoded(bytes.subarray(at, at + length), headers.get('content-encoding'));
    responses.push({ status, headers, body, continues });
    at += length;
    continues = 0;
  }
  return { responses, unfinishedBytes: 0 };
}

function readHead(head: string): Pick<ReceivedResponse, 'status' | 'headers'> {
  const [statusLine = '', ...lines] = head.split('\r\n');
  const status = Number(/^HTTP\/1\.1 ([1-5]\d\d) [ -~]*$/.exec(statusLine)?.[1]);
  if (Number.isNaN(status)) throw new MalformedResponse(`The status line is ${JSON.stringify(statusLine)}`);
  const headers = new Map<string, string>();
  for (const line of lines) {
    const [, name, value = ''] = /^([a-z0-9-]+): ?([\t -~\u0080-\u00ff]*)$/i.exec(line) ?? [];
    if (name === undefined) throw new MalformedResponse(`A header line is ${JSON.stringify(line)}`);
    if (headers.has(name.toLowerCase())) throw new MalformedResponse(`The header ${name} comes twice`);
    headers.set(name.toLowerCase(), value);
  }
  return { status, headers };
}

function bodyLength(
  status: number,
  headers: ReadonlyMap<string, string>,
  method: string | undefined,
  rest: Buffer,
): number {
  if (headers.has('transfer-encoding')) throw new MalformedResponse('A response has a transfer-encoding');
  const length = headers.get('content-length');
  if (status === 204 || status === 304) {
    if (length !== undefined)
      throw new MalformedResponse(`A response of status ${status} has a content-length`);
    return 0;
  }
  if (length === undefined || !/^\d+$/.test(length))
    throw new MalformedResponse(`A content-length is ${length}`);
  if (method === 'HEAD') return 0;
  // To a request that is no HTTP, the server may respond as to HEAD or not.
  if (method === undefined && (rest.length === 0 || rest.subarray(0, 9).equals(Buffer.from('HTTP/1.1 '))))
    return 0;
  return Number(length);
}

function decoded(body: Buffer, encoding: string | undefined): string {
  if (body.length === 0 || encoding === undefined) return body.toString();
  if (encoding === 'gzip') return gunzipSync(body).toString();
  if (encoding === 'br') return brotliDecompressSync(body).toString();
  throw new MalformedResponse(`A response has the content-encoding ${encoding}`);
}

function excerpt(bytes: Buffer, at: number): string {
  return JSON.stringify(bytes.subarray(at, at + 100).toString('latin1'));
}
