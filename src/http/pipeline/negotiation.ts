import type { IncomingHttpHeaders } from 'node:http';
import Negotiator from 'negotiator';

/** The forms in which an operation's result is sent, in the server's order of preference. */
const resultMediaTypes = [
  'application/json',
  'application/graphql-response+json',
  'multipart/mixed',
  'text/event-stream',
] as const;

export type ResultMediaType = (typeof resultMediaTypes)[number];
export type JsonMediaType = 'application/json' | 'application/graphql-response+json';

export type Encoding = 'br' | 'gzip';

/** Offers with their charset, which some clients ask for by name. */
const offered = new Map<string, ResultMediaType>(
  resultMediaTypes.map((type) => [`${type};charset=utf-8`, type]),
);
const offers = [...offered.keys()];

/** The media type that an `accept` header prefers for a result; undefined where it accepts none of the offers. */
export function resultMediaType({ accept }: IncomingHttpHeaders): ResultMediaType | undefined {
  if (accept === undefined || accept === '*/*' || accept === 'application/json') return 'application/json';
  const preferred = new Negotiator({ headers: { accept } }).mediaType(offers);
  return preferred === undefined ? undefined : offered.get(preferred);
}

/** Whether an `accept` header prefers a page to a result, as that of a browser does which opens an address. */
export function prefersPage({ accept }: IncomingHttpHeaders): boolean {
  if (accept === undefined) return false;
  return (
    new Negotiator({ headers: { accept } }).mediaType([...resultMediaTypes, 'text/html']) === 'text/html'
  );
}

/** The encoding that an `accept-encoding` header prefers; brotli among equals; undefined for none. */
export function contentEncoding(headers: IncomingHttpHeaders): Encoding | undefined {
  const accepted = headers['accept-encoding'];
  if (accepted === undefined || accepted === '') return undefined;
  const preferred = negotiatorOf(accepted).encoding(['br', 'gzip', 'identity'], {
    preferred: ['br', 'gzip', 'identity'],
  });
  return preferred === 'br' || preferred === 'gzip' ? preferred : undefined;
}

/** Its published types lack the option that orders equals. */
interface EncodingNegotiator {
  encoding(
    available: readonly string[],
    options: { readonly preferred: readonly string[] },
  ): string | undefined;
}

function negotiatorOf(accepted: string): EncodingNegotiator {
  return new Negotiator({ headers: { 'accept-encoding': accepted } });
}
