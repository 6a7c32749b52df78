/** The most letters of text in a header; the body has the whole. */
const maxLetters = 200;

/**
 * Writes text as the `error_description` of RFC 6750, which allows %x20-21, %x23-5B and %x5D-7E: quotation marks become apostrophes, and
 * every other letter outside is percent-encoded as UTF-8. For all text in a header from outside or from settings.
 *
 * @returns The text between quotation marks, cut after 200 letters.
 */
export function quotable(text: string): string {
  const letters = Array.from(text.replaceAll(/\p{Surrogate}/gu, '\ufffd').replaceAll(/["`]/g, "'"));
  const shown = letters.length > maxLetters ? [...letters.slice(0, maxLetters), '...'] : letters;
  return shown
    .map((part) => (/^[\x20-\x5b\x5d-\x7e]+$/.test(part) ? part : encodeURIComponent(part)))
    .join('');
}

/** The `www-authenticate` header of a request without a good key or token, with the reason. */
export function bearerChallenge(reason: string): string {
  return `Bearer error="invalid_token", error_description="${quotable(reason)}"`;
}
