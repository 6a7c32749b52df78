import type { IncomingHttpHeaders } from 'node:http';
import { parse } from 'content-type';

/** The forms in which an operation may be sent. */
const requestMediaTypes = [
  'application/json',
  'application/graphql+json',
  'application/graphql',
  'application/x-www-form-urlencoded',
] as const;

export type RequestMediaType = (typeof requestMediaTypes)[number];

/**
 * Reads the `content-type` of a request.
 *
 * @returns Undefined for a type that no operation is sent as, and for text in another encoding than UTF-8.
 */
export function requestMediaType(headers: IncomingHttpHeaders): RequestMediaType | undefined {
  const given = headers['content-type'];
  if (given === 'application/json') return given;
  if (given === undefined) return undefined;
  const { type, parameters } = parse(given);
  const charset = parameters.charset?.toLowerCase() ?? 'utf-8';
  if (charset !== 'utf-8' && charset !== 'utf8') return undefined;
  return requestMediaTypes.find((known) => known === type);
}
