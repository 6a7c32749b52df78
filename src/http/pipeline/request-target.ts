import { type HttpResponse, refusal } from './http-response.ts';

/** The path and query of a request, read once: every decision about the request uses these. */
export interface RequestTarget {
  /** As it was sent, percent-encoding and all: it is never decoded. */
  readonly pathname: string;
  /** With its `?`; empty where there is none. */
  readonly search: string;
}

/**
 * Reads the target of a request line.
 *
 * The path has to be in the form that URL parsers give it. One that they would change (dot segments also as `%2e`, backslashes, a
 * second leading slash, an absolute address) could name one resource here and another to a proxy or a library, so it has no reading.
 *
 * @returns Undefined for such a target.
 */
export function parseRequestTarget(target: string | undefined): RequestTarget | undefined {
  if (target === undefined) return undefined;
  // A URL parser changes nothing in these letters, and takes longer than all other steps.
  if (/^\/[\w-]*$/.test(target)) return { pathname: target, search: '' };
  if (!target.startsWith('/') || !URL.canParse(target, base)) return undefined;
  const { origin, pathname, search, hash } = new URL(target, base);
  const mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark);
  if (origin !== base || hash !== '' || target.includes('#') || pathname !== path) return undefined;
  return { pathname, search };
}

const base = 'http://localhost';

/** The refusal of a request whose target has no reading. */
export function invalidTarget(): HttpResponse {
  const message =
    'The path of the request has another form than the one it stands for: send it without dot segments, backslashes or doubled slashes at its start, such as /graphql.';
  return refusal(400, 'BAD_REQUEST', message);
}
