/**
 * Quotes a label, relationship type, property or variable name for Cypher text. Only names from declarations
 * pass through here; whatever a client sends is a parameter.
 *
 * @throws TypeError for an empty name.
 */
export function escapeName(name: string): string {
  if (name === '') throw new TypeError('A name in Cypher text cannot be empty');
  return PLAIN.test(name) ? name : `\`${name.replaceAll('`', '``')}\``;
}

const PLAIN = /^[A-Za-z_][A-Za-z0-9_]*$/;
