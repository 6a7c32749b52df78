import { foldForms } from './text/fold.ts';

/**
 * The stored property by which a node is found by its name or an alias: the key of its name first, then those of its
 * aliases in their order. It is not declared: fields never show it.
 */
export const nameKeysProperty = 'nameKeys';

/**
 * Letters of the longest name that can be looked up, before and after it is folded: NFKC makes eighteen letters of some. Longer texts are
 * sentences, and Neo4j panics on a term of 32,766 bytes in a full-text index.
 */
const maxLength = 1000;

/**
 * Gives the form of a name to store and look up: case, width, composition, spacing and the like do not count (see
 * foldForms). The stored keys and the key of a client's name must both come from here.
 *
 * @returns The empty text, which is no name's key, for a text that is blank or too long to be a name.
 * @example
 * ```ts
 * import { nameKey } from '@rolegraph/graph-model';
 *
 * nameKey('  Data  Engineer '); // => 'data engineer'
 * nameKey('Straße') === nameKey('STRASSE'); // => true
 * nameKey(' '); // => ''
 * ```
 */
export function nameKey(name: string): string {
  if (name.length > maxLength) return '';
  const key = foldForms(name).trim().replace(/\s+/gu, ' ');
  return key.length > maxLength ? '' : key;
}
