/** Text of printable ASCII alone: of it only the case is folded. */
const plain = /^[\x20-\x7e]*$/;

const apostrophes =
  /[`\u00b4\u02b9\u02bb\u02bc\u02bd\u2018\u2019\u201a\u201b\u2032\u2035\u055a\u05f3\ua78c]/g;
const quotationMarks = /[\u05f4\u201c-\u201f\u2033\u2036]/g;
const dashes = /[\p{Dash_Punctuation}\u2212]/gu;
/** Characters that are not seen, such as marks of writing direction, soft hyphens and joiners. */
const invisible = /\p{Default_Ignorable_Code_Point}/gu;

/**
 * The form of a text in which case, width, composition (NFC or NFD), forms of apostrophes, quotation marks and dashes, and invisible
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
      // By way of upper case, which is one for ß and ss, ς and σ; there is a ẞ, too.
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

/** A non-joiner within a word of Arabic script, which many type as a blank or leave out: it cuts and joins, as a hyphen does. */
const persianHalfBlank = /(?<=\p{Script=Arabic}\p{Mn}*)\u200c(?=\p{Script=Arabic})/gu;

/**
 * The form in which words are compared: as foldForms, and without the marks that writers leave out. Marks that make another letter stay,
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
      // What does not compose with a Cyrillic letter is a mark of stress.
      .replace(marksOnCyrillic, '$1')
      .replaceAll('ё', 'е')
  );
}
