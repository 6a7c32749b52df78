/** The stored property by which a node is found by its name. It is ours, not declared: fields never show it. */
export const nameKeyProperty = 'nameKey';

/**
 * The form of a name that is stored and looked up: differences of case, width and spacing do not count.
 * The stored key and the key of what a client asks for must both come from here.
 */
export function nameKey(name: string): string {
  return name.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLowerCase();
}
