import { createHash } from 'node:crypto';

/**
 * Gives every name a readable slug of its own: names that differ in signs only, such as C and C++, are told apart by a few digits
 * made of the name itself, so that a slug does not change when other names come or go.
 */
export class Slugs {
  readonly #assigned = new Map<string, string>();
  readonly #taken = new Set<string>();

  /** The slug of a name, the same each time. */
  slugOf(name: string): string {
    const assigned = this.#assigned.get(name);
    if (assigned !== undefined) return assigned;
    const plain = plainSlug(name);
    const exact = plain === name.toLowerCase().replaceAll(' ', '-');
    let slug = exact ? plain : `${plain}-${shortHash(name)}`;
    if (this.#taken.has(slug)) slug = `${plain}-${shortHash(name)}`;
    this.#taken.add(slug);
    this.#assigned.set(name, slug);
    return slug;
  }

  get size(): number {
    return this.#assigned.size;
  }
}

/** Eight digits that tell a text from others. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

function plainSlug(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
  return plain || 'x';
}
