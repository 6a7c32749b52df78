import type { IncomingMessage } from 'node:http';

/** Limits of reading and dropping a request's rest before its connection is closed. */
export const maxDiscardedBytes = 1024 ** 2;
export const maxDiscardMs = 1000;

/**
 * Calls `then` when a response may be sent: at once where the body of the request has come or is short, since Node reads the rest of a
 * short one itself. Of a longer one, it first reads and drops a part, because a client that is still sending may not read a
 * response before its connection ends.
 *
 * @param then Takes whether the connection has to be closed after the response: the body's rest would precede the next
 *   request.
 */
export function afterUnreadBody(request: IncomingMessage, then: (mustClose: boolean) => void): void {
  if (request.complete || isShort(request)) {
    then(false);
    return;
  }
  let discarded = 0;
  const end = () => {
    clearTimeout(timer);
    request.off('data', take).off('end', end).off('close', end);
    request.pause();
    then(!request.complete);
  };
  const take = (chunk: Buffer) => {
    discarded += chunk.length;
    if (discarded > maxDiscardedBytes) end();
  };
  const timer = setTimeout(end, maxDiscardMs);
  request.on('data', take).on('end', end).on('close', end);
  request.resume();
}

function isShort({ headers }: IncomingMessage): boolean {
  if (headers['transfer-encoding'] !== undefined) return false;
  return Number(headers['content-length'] ?? 0) <= maxDiscardedBytes;
}
