/**
 * The stored property by which a node is found by its name or an alias: the key of its name first, then those of its
 * aliases in their order. It is ours, not declared: fields never show it.
 */
export const nameKeysProperty = 'nameKeys';

/** Letters of the longest name that can be looked up. Longer texts are sentences, and a full-text index takes no endless terms. */
const LONGEST = 1000;

/**
 * The form of a name that is stored and looked up: differences of case, width and spacing do not count.
 * The stored keys and the key of what a client asks for must both come from here.
 *
 * @returns The empty text, which is no name's key, for a text that is blank or too long to be a name.
 */
export function nameKey(name: string): string {
  if (name.length > LONGEST) return '';
  return name.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLowerCase();
}
