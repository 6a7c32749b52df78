import { naceTitle } from './nace.ts';

/**
 * The slug by a web address of ESCO: its last part, and for fields of education the classification too, because their
 * codes are plain numbers.
 */
export function slugOfUri(uri: string): string {
  const [last = '', kind = ''] = uri.split('/').toReversed();
  return kind === 'isced-f' ? `isced-f-${last}` : last;
}

/**
 * The code at the end of an industry's web address, such as `9031` in NACE 2.1, with a name: the title of the section or division that it is
 * or belongs to, and the code.
 */
export function industryOf(uri: string): {
  readonly slug: string;
  readonly name: string;
  readonly code: string;
} {
  const [code = '', classification = ''] = uri.split('/').toReversed();
  return {
    slug: `${classification}-${code}`,
    name: industryName(classification, code),
    code,
  };
}

function industryName(classification: string, code: string): string {
  const name = `${classification.replace('nace', 'NACE ')} ${code}`;
  const title = classification === 'nace2.1' ? naceTitle(code) : undefined;
  return title === undefined ? name : `${title} (${name})`;
}
