/**
 * Gives the Cypher expression for a text in which case makes no difference, for both sides of a comparison.
 *
 * Unicode's mapping to lower case alone leaves pairs apart: `ẞ` and `ss` meet in upper case, and whether `Σ` becomes `σ` or `ς` depends on
 * its neighbours, which a part of a text does not have.
 *
 * @param text A Cypher expression; of null the result is null.
 * @example
 * ```ts
 * import { caseFoldOf } from '@rolegraph/graph-model/text';
 *
 * caseFoldOf('n.name'); // => "replace(toLower(toUpper(toLower(n.name))), 'ς', 'σ')"
 * ```
 */
export function caseFoldOf(text: string): string {
  return `replace(toLower(toUpper(toLower(${text}))), 'ς', 'σ')`;
}
