/** The grammar of RFC 3987, section 2.2, as far as absolute IRIs need it. Names are those of its rules. */
const planes = Array.from({ length: 14 }, (_, index) => {
  const plane = (index + 1).toString(16);
  return `\\u{${plane}0000}-\\u{${plane}FFFD}`;
}).join('');
const ucschar = `\\u{A0}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFEF}${planes}`;
const iprivate = '\\u{E000}-\\u{F8FF}\\u{F0000}-\\u{FFFFD}\\u{100000}-\\u{10FFFD}';
const unreservedOrSubDelims = `A-Za-z0-9\\-._~!$&'()*+,;=${ucschar}`;
const pctEncoded = '%[0-9A-Fa-f]{2}';
const ipchar = `(?:[${unreservedOrSubDelims}:@]|${pctEncoded})`;
const userinfo = `(?:[${unreservedOrSubDelims}:]|${pctEncoded})*`;
const ipLiteral = `\\[(?:[0-9A-Fa-f:.]+|[vV][0-9A-Fa-f]+\\.[A-Za-z0-9\\-._~!$&'()*+,;=:]+)\\]`;
const host = `(?:${ipLiteral}|(?:[${unreservedOrSubDelims}]|${pctEncoded})*)`;
const authority = `(?:${userinfo}@)?${host}(?::[0-9]*)?`;
const path = `(?://${authority}(?:/${ipchar}*)*|/(?:${ipchar}+(?:/${ipchar}*)*)?|${ipchar}+(?:/${ipchar}*)*|)`;
const query = `(?:\\?(?:${ipchar}|[/?${iprivate}])*)?`;
const fragment = `(?:#(?:${ipchar}|[/?])*)?`;
const iri = new RegExp(`^[A-Za-z][A-Za-z0-9+\\-.]*:${path}${query}${fragment}$`, 'u');

/** Letters that the grammar's ranges contain and that its section 4.1 or common sense forbids: blanks and marks of direction. */
const unseen = /[\p{White_Space}\p{Bidi_Control}]/u;

/** Demands of schemes beyond the grammar: a host for the web, a namespace for a URN. No scheme has one letter; `C:/roles` is a path. */
const incomplete = /^(?:https?:(?!\/\/[^/?#:@])|urn:(?![a-z0-9][a-z0-9-]*[a-z0-9]:.)|[a-z]:)/i;

/**
 * Whether text as a whole is an absolute IRI (RFC 3987), with or without a fragment.
 *
 * @example isAbsoluteIri('https://x.example/é') // true
 * @example isAbsoluteIri('https://x.example/a b') // false
 */
export function isAbsoluteIri(text: string): boolean {
  return iri.test(text) && !unseen.test(text) && !incomplete.test(text);
}
