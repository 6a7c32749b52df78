/**
 * The slug of what ESCO identifies by a web address: its last part, and for fields of education the classification too, because their
 * codes are plain numbers.
 */
export function slugOfUri(uri: string): string {
  const [last = '', kind = ''] = uri.split('/').toReversed();
  return kind === 'isced-f' ? `isced-f-${last}` : last;
}

/** The code at the end of an industry's web address, such as `9031` in NACE 2.1. */
export function industryOf(uri: string): {
  readonly slug: string;
  readonly name: string;
  readonly code: string;
} {
  const [code = '', classification = ''] = uri.split('/').toReversed();
  return {
    slug: `${classification}-${code}`,
    name: `${classification.replace('nace', 'NACE ')} ${code}`,
    code,
  };
}
