/**
 * Gives every name a readable slug of its own: names that differ in signs only get a number behind it, in their order.
 *
 * @param names Each once.
 */
export function slugs(names: readonly string[]): (name: string) => string {
  const taken = new Map<string, number>();
  const given = new Map<string, string>();
  for (const name of names) {
    const plain =
      name
        .normalize('NFKD')
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
        .replaceAll(/^-|-$/g, '') || 'x';
    const before = taken.get(plain) ?? 0;
    taken.set(plain, before + 1);
    given.set(name, before === 0 ? plain : `${plain}--${before + 1}`);
  }
  return (name) => given.get(name) ?? name;
}
