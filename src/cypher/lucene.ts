/** The most words of a text that a query looks for: what follows them can hardly change what fits best. */
const MOST_WORDS = 24;

/** Lucene refuses to look for the misspellings of very long words. */
const LONGEST_FUZZY = 40;

/** Words of a question that hardly tell what it is about. They are looked for only where there are no others. */
const FILLERS: ReadonlySet<string> = new Set(
  'a an and are as at be by can do does for from has have how in into is it its more most of on or than that the their these they this to was what when where which who whom whose why will with you your'.split(
    ' ',
  ),
);

/**
 * The words of a text. Only letters and digits are left, in lower case, so that nothing a client types can be an
 * operator of the query language.
 */
export function wordsOf(text: string): readonly string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).slice(0, MOST_WORDS);
}

/**
 * A Lucene query for entities that some of the words describe: a word in the name counts most, and longer words may be
 * misspelt by a letter or two, as edit distances in Lucene go.
 */
export function searchQuery(words: readonly string[]): string {
  return tellingOf(words)
    .map((word) => {
      const slack = slackOf(word);
      const forms = [`name:${word}^6`, `aliases:${word}^4`, `${word}^2`];
      if (slack > 0) forms.push(`name:${word}~${slack}^2`, `aliases:${word}~${slack}`, `name:${word}*^2`);
      return `(${forms.join(' ')})`;
    })
    .join(' ');
}

/** A Lucene query for entities that are called by some of the words, each of which may be misspelt. */
export function namesQuery(words: readonly string[]): string {
  return tellingOf(words)
    .map((word) => {
      const slack = slackOf(word);
      const forms = [`name:${word}^3`, `aliases:${word}^3`];
      if (slack > 0) forms.push(`name:${word}~${slack}`, `aliases:${word}~${slack}`);
      return `(${forms.join(' ')})`;
    })
    .join(' ');
}

function tellingOf(words: readonly string[]): readonly string[] {
  const telling = words.filter((word) => !FILLERS.has(word));
  return telling.length > 0 ? telling : words;
}

/** How many letters of a word may differ. */
function slackOf(word: string): number {
  if (word.length > LONGEST_FUZZY) return 0;
  return word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0;
}

/** A Lucene query for entities with all the words in one of their names, the last of them perhaps only begun. */
export function prefixQuery(words: readonly string[]): string {
  const forms = (field: string) =>
    words.map((word, at) => `+${field}:${word}${at === words.length - 1 ? '*' : ''}`).join(' ');
  return `(${forms('name')}) (${forms('aliases')})`;
}

/** A Lucene query for whole values, letter by letter: each field holds exactly this text. For fields that are kept whole. */
export function exactQuery(fields: Readonly<Record<string, string>>): string {
  return Object.entries(fields)
    .map(([field, text]) => `+${field}:"${text.replaceAll(/["\\]/g, '\\$&')}"`)
    .join(' ');
}

/** A Lucene query for whole values that differ from a text by a letter or two at most. For fields that are kept whole. */
export function closeQuery(field: string, text: string): string {
  const slack = slackOf(text);
  const escaped = text.replaceAll(/[^\p{L}\p{N}]/gu, '\\$&');
  return slack === 0 ? exactQuery({ [field]: text }) : `+${field}:${escaped}~${slack}`;
}
