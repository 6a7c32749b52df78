/**
 * Neo4j has two orders of text. Stored texts it sorts by code point; a stored text and a parameter it compares by UTF-16 code unit, or by
 * code point where an index answers. The orders differ only where a character beyond U+FFFF meets one from U+E000 to U+FFFF, such as an
 * emoji beside a full-width letter. This module compares by code point in either order.
 */

/**
 * Whether a value is a text with a character from which Neo4j's two orders of text differ: one from U+E000 on.
 *
 * @example
 * ```ts
 * import { isOrderedTwoWays } from '@rolegraph/graph-model/text';
 *
 * isOrderedTwoWays('soup'); // => false
 * isOrderedTwoWays('🍲'); // => true
 * ```
 */
export function isOrderedTwoWays(value: unknown): value is string {
  return typeof value === 'string' && /[\u{e000}-\u{10ffff}]/u.test(value);
}

/**
 * Gives the beginning of a text in which the two orders agree: texts that sort at or after it sort at or after this.
 *
 * @example
 * ```ts
 * import { commonlyOrderedPrefix } from '@rolegraph/graph-model/text';
 *
 * commonlyOrderedPrefix('soup 🍲'); // => 'soup '
 * ```
 */
export function commonlyOrderedPrefix(text: string): string {
  return text.slice(0, Math.max(text.search(/[\u{d800}-\u{10ffff}]/u), 0));
}

/**
 * Gives a text that sorts in either order as the given one does by code point: `sortKeyOf` gives the same in Cypher.
 *
 * @example
 * ```ts
 * import { sortKey } from '@rolegraph/graph-model/text';
 *
 * // A full-width letter, U+FF21, comes before an emoji, U+1F372, by code point, but not by UTF-16 code unit.
 * '\uFF21' < '🍲'; // => false
 * sortKey('\uFF21') < sortKey('🍲'); // => true
 * ```
 */
export function sortKey(text: string): string {
  return Array.from(text, (character) => {
    const codePoint = character.codePointAt(0) ?? 0;
    if (codePoint < 0xd800) return character;
    return `${codePoint <= 0xffff ? '\ue000' : '\ue001'}${character}`;
  }).join('');
}

/**
 * Gives the Cypher expression for a text's sort key: each character that the orders place apart follows one that shows its side of
 * U+FFFF, so that such characters compare with their like alone. Not for long lists: it walks the whole text.
 *
 * @param text A Cypher expression; null counts as the empty text.
 * @param fresh Gives names of variables that are not in use.
 * @example
 * ```ts
 * import { sortKeyOf } from '@rolegraph/graph-model/text';
 *
 * const names = ['k', 'i'];
 * sortKeyOf('n.name', () => names.shift()).slice(0, 67);
 * // => "reduce(k = '', i IN range(0, size(coalesce(n.name, '')) - 1) | k + "
 * ```
 */
export function sortKeyOf(text: string, fresh: () => string): string {
  const [key, index] = [fresh(), fresh()];
  const present = `coalesce(${text}, '')`;
  const character = `substring(${present}, ${index}, 1)`;
  const side = `CASE WHEN ${character} <= '\\uD7FF' THEN '' WHEN ${character} >= '\\uE000' AND ${character} <= '\\uFFFF' THEN '\\uE000' ELSE '\\uE001' END`;
  return `reduce(${key} = '', ${index} IN range(0, size(${present}) - 1) | ${key} + ${side} + ${character})`;
}
