import { connect } from 'node:net';

/** A response as it came over the wire. */
export interface RawResponse {
  readonly status: number;
  /** By lower-case name; of a header that came several times, all values with commas between. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
  readonly bytes: number;
}

/**
 * Sends bytes over a socket of its own and gives what comes until the server closes it: clients would tidy the request up first.
 *
 * @param text The request, `connection: close` among its headers.
 */
export async function sendRaw(url: string, text: string | Buffer, timeoutMs = 20_000): Promise<RawResponse> {
  const { hostname, port } = new URL(url);
  const chunks: Buffer[] = [];
  await new Promise<void>((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(text));
    socket.setTimeout(timeoutMs, () =>
      socket.destroy(new Error('The server sends nothing and does not close')),
    );
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', reject);
    socket.on('close', () => resolve());
  });
  return parseResponse(Buffer.concat(chunks));
}

/** Reads one response, which goes to the end of the bytes. */
export function parseResponse(bytes: Buffer): RawResponse {
  const text = bytes.toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  const [statusLine = '', ...lines] = text.slice(0, end).split('\r\n');
  const headers = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).toLowerCase();
    const value = line.slice(colon + 1).trim();
    const before = headers.get(name);
    headers.set(name, before === undefined ? value : `${before}, ${value}`);
  }
  const body = bytes.subarray(end + 4);
  return { status: Number(statusLine.split(' ')[1]), headers, body: body.toString(), bytes: body.length };
}
