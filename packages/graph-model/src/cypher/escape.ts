/**
 * Quotes a label, relationship type, property or variable name for Cypher text. Only names from declarations
 * pass through here; a client's values are parameters.
 *
 * @throws TypeError for an empty name.
 * @example
 * ```ts
 * import { escapeName } from '@rolegraph/graph-model/cypher';
 *
 * escapeName('name'); // => 'name'
 * escapeName('two words'); // => '`two words`'
 * escapeName('a`b'); // => '`a``b`'
 * ```
 */
export function escapeName(name: string): string {
  if (name === '') throw new TypeError('A name in Cypher text cannot be empty');
  return PLAIN.test(name)
    ? name
    : `\`${name.replaceAll(UNICODE_ESCAPE, '$1\\u005C').replaceAll('`', '``')}\``;
}

const PLAIN = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Neo4j reads `\u0060` as a backtick before it finds the end of a name, unless another backslash quotes that one. */
const UNICODE_ESCAPE = /(?<!\\)((?:\\\\)*)\\(?=u)/g;
