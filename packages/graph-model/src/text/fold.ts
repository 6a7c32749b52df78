/** Text of printable ASCII alone, of which only case is folded. */
const plain = /^[\x20-\x7e]*$/;

const apostrophes =
  /[`\u00b4\u02b9\u02bb\u02bc\u02bd\u2018\u2019\u201a\u201b\u2032\u2035\u055a\u05f3\ua78c]/g;
const quotationMarks = /[\u05f4\u201c-\u201f\u2033\u2036]/g;
const dashes = /[\p{Dash_Punctuation}\u2212]/gu;
/** Invisible characters, such as marks of writing direction, soft hyphens and joiners. */
const invisible = /\p{Default_Ignorable_Code_Point}/gu;

/**
 * Folds a text so that case, width, composition (NFC or NFD), forms of apostrophes, quotation marks and dashes, and invisible
 * characters make no difference.
 *
 * @example
 * ```ts
 * import { foldForms } from '@rolegraph/graph-model/text';
 *
 * foldForms('Straße'); // => 'strasse'
 * foldForms('“Data”–Engineer'); // => '"data"-engineer'
 * ```
 */
export function foldForms(text: string): string {
  if (plain.test(text)) return text.toLowerCase().replaceAll('`', "'");
  return (
    text
      // Before NFKC, which makes a blank and a mark of a lone accent, and after it, since it makes new ones.
      .replace(apostrophes, "'")
      .replace(quotationMarks, '"')
      .normalize('NFKC')
      .replace(dashes, '-')
      .replace(invisible, '')
      // Upper case comes first: it is one for ß and ss, ς and σ; there is a ẞ, too.
      .toLowerCase()
      .toUpperCase()
      .toLowerCase()
      .replaceAll('ς', 'σ')
      .normalize('NFKC')
      .replace(apostrophes, "'")
      .replace(quotationMarks, '"')
  );
}

/** Letters that are others with a stroke or hook, which Unicode does not decompose, and letters that are typed for one another. */
const sameLetters: Readonly<Record<string, string>> = {
  ...{ æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', ħ: 'h', ı: 'i', ŧ: 't', þ: 'th' },
  // Arabic and Persian: alef wasla, alef maqsura, teh marbuta, Farsi yeh, keheh; the tatweel only stretches a word.
  ...{
    '\u0671': '\u0627',
    '\u0649': '\u064a',
    '\u0629': '\u0647',
    '\u06cc': '\u064a',
    '\u06a9': '\u0643',
    '\u0640': '',
  },
};
const sameLetter = new RegExp(`[${Object.keys(sameLetters).join('')}]`, 'g');

/** Scripts that are read without their marks: accents, or points for vowels. */
const marksOnReadable = /([\p{Script=Latin}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Arabic}])\p{Mn}+/gu;
const marksOnCyrillic = /(\p{Script=Cyrillic})\p{Mn}+/gu;

/** A non-joiner within a word of Arabic script, often typed as a blank or left out: it cuts and joins, as a hyphen does. */
const persianHalfBlank = /(?<=\p{Script=Arabic}\p{Mn}*)\u200c(?=\p{Script=Arabic})/gu;

/**
 * Folds a text to compare words: as foldForms, and without the marks that are often left out. Marks that make another letter stay,
 * as in Devanagari, Thai or Kana, and in Cyrillic й.
 *
 * @example
 * ```ts
 * import { foldWords } from '@rolegraph/graph-model/text';
 *
 * foldWords('Café'); // => 'cafe'
 * foldWords('Łódź'); // => 'lodz'
 * ```
 */
export function foldWords(text: string): string {
  const folded = foldForms(text.replace(persianHalfBlank, '-'));
  if (plain.test(folded)) return folded;
  return (
    folded
      .normalize('NFD')
      .replace(sameLetter, (letter) => sameLetters[letter] ?? letter)
      .replace(marksOnReadable, '$1')
      .normalize('NFC')
      // A mark that composes with no Cyrillic letter is one of stress.
      .replace(marksOnCyrillic, '$1')
      .replaceAll('ё', 'е')
  );
}
