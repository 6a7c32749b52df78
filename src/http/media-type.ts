export type MediaType = 'application/json' | 'application/graphql-response+json';

/** Clients of one kind all send the same words. */
const seen = new Map<string, MediaType | undefined>();
const mostSeen = 100;
/** Letters. What is longer is worked out each time, so that the map stays small. */
const longestSeen = 256;

/** The media type that an `accept` header asks for, chosen as Yoga does; undefined where there is none that we send. */
export function mediaTypeFor(accept: string | undefined): MediaType | undefined {
  if (accept === undefined || accept === '*/*') return 'application/json';
  if (accept.length > longestSeen) return chosen(accept);
  if (!seen.has(accept)) {
    if (seen.size === mostSeen) seen.clear();
    seen.set(accept, chosen(accept));
  }
  return seen.get(accept);
}

/** The first that we have, whatever weights it is given. */
function chosen(accept: string): MediaType | undefined {
  for (const range of accept.replaceAll(/\s/g, '').toLowerCase().split(',')) {
    const [name, ...params] = range.split(';');
    const charset = params.find((param) => param.includes('charset='));
    if (charset !== undefined && charset !== 'charset=utf-8') continue;
    if (name === 'application/json' || name === 'application/*' || name === '*/*') return 'application/json';
    if (name === 'application/graphql-response+json') return name;
  }
  return undefined;
}
