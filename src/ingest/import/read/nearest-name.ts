import { distance } from 'fastest-levenshtein';

/** The form of a name in which differences of case, width, blanks and marks between words do not count. */
function folded(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{Cf}_-]/gu, '');
}

/**
 * The name that a mistyped one most likely means; undefined where none comes near. One that differs in case, blanks and marks only comes
 * before others.
 */
export function nearestName(written: string, names: Iterable<string>): string | undefined {
  const form = folded(written);
  const most = form.length < 2 ? 0 : form.length < 4 ? 1 : 2;
  let nearest: { readonly name: string; readonly edits: number } | undefined;
  for (const name of names) {
    const other = folded(name);
    if (other === form) return name;
    if (Math.abs(other.length - form.length) > most) continue;
    const edits = distance(form, other);
    if (edits <= most && (!nearest || edits < nearest.edits)) nearest = { name, edits };
  }
  return nearest?.name;
}
