import { randomUUID } from 'node:crypto';

const ids = new WeakMap<Request, string>();
const acceptable = /^[\w-]{1,64}$/;

/**
 * The id by which a request is found in the log: the caller's own `x-request-id` where that is a plain word, else a new one.
 * The same request always has the same id.
 */
export function requestIdOf(request: Request): string {
  const known = ids.get(request);
  if (known !== undefined) return known;
  const given = request.headers.get('x-request-id');
  const id = given !== null && acceptable.test(given) ? given : randomUUID();
  ids.set(request, id);
  return id;
}
