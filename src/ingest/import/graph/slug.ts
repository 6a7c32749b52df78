/** Letters that show nothing at the ends of a text: blanks of all kinds, marks without width, fillers. */
const BLANK = '[\\p{White_Space}\\p{Cc}\\p{Cf}\\u115f\\u1160\\u2800\\u3164\\uffa0]';
const padding = new RegExp(`^${BLANK}+|${BLANK}+$`, 'gu');

/** Control characters and line separators, which a slug has nowhere. */
const unprintable = /[\p{Cc}\p{Zl}\p{Zp}]/u;

/** A slug without blanks at its ends. */
export function withoutPadding(slug: string): string {
  return slug.replaceAll(padding, '');
}

/** The error in the letters of a slug; undefined where there is none. */
export function slugError(slug: string): string | undefined {
  const bare = withoutPadding(slug);
  if (bare === '') return 'is blank, where a slug is expected';
  if (bare !== slug) {
    const [blank = ''] = slug.match(padding) ?? [];
    return `has a blank at its end (${codePointOf(blank)}): write ${JSON.stringify(bare)}`;
  }
  const [letter] = unprintable.exec(slug) ?? [];
  return letter === undefined ? undefined : `holds a letter that cannot be printed (${codePointOf(letter)})`;
}

function codePointOf(text: string): string {
  return `U+${(text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
