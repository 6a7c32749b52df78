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
 * @returns Undefined for a type of no operation, and for text in another encoding than UTF-8.
 */
export function requestMediaType(headers: IncomingHttpHeaders): RequestMediaType | undefined {
  const contentType = headers['content-type'];
  if (contentType === 'application/json') return contentType;
  if (contentType === undefined) return undefined;
  const { type, parameters } = parse(contentType);
  const charset = parameters.charset?.toLowerCase() ?? 'utf-8';
  if (charset !== 'utf-8' && charset !== 'utf8') return undefined;
  return requestMediaTypes.find((mediaType) => mediaType === type);
}
