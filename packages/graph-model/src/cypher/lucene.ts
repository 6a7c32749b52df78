import { type Chunk, cut, requiredWords, wordsOf } from '../text/words.ts';

/** The most words of a text that a query looks for: further ones can hardly change the best hits. */
const maxWords = 24;

/** Letters of the longest word whose misspellings Lucene takes. */
const maxFuzzyLength = 40;

/** Words that hardly tell a text's subject. The query looks for them only where there are no others. */
const fillers: ReadonlySet<string> = new Set(
  'a an and are as at be by can do does for from has have how in into is it its more most of on or than that the their these they this to was what when where which who whom whose why will with you your'.split(
    ' ',
  ),
);

/**
 * Makes a Lucene query for entities that match some words of a text: a word in the name counts most, and longer words may be misspelt
 * by a letter or two, as edit distances in Lucene go.
 *
 * @returns The empty text where the text has no words.
 * @example
 * ```ts
 * import { searchQuery } from '@rolegraph/graph-model/cypher';
 *
 * searchQuery('sql'); // => '(nameWords:sql^6 aliasesWords:sql^4 sql^2)'
 * searchQuery('the python');
 * // => '(nameWords:python^6 aliasesWords:python^4 python^2 nameWords:python~1^2 aliasesWords:python~1 nameWords:python*^2)'
 * ```
 */
export function searchQuery(text: string): string {
  return significantWords(text)
    .map((word) => {
      const term = escaped(word);
      const edits = maxEdits(word);
      const forms = [`nameWords:${term}^6`, `aliasesWords:${term}^4`, `${term}^2`];
      if (edits > 0)
        forms.push(`nameWords:${term}~${edits}^2`, `aliasesWords:${term}~${edits}`, `nameWords:${term}*^2`);
      return `(${forms.join(' ')})`;
    })
    .join(' ');
}

/**
 * Makes a Lucene query for entities with some words of a text in their names, each perhaps misspelt or an abbreviation.
 *
 * @returns The empty text where the text has no words.
 * @example
 * ```ts
 * import { namesQuery } from '@rolegraph/graph-model/cypher';
 *
 * namesQuery('ml'); // => '(nameWords:ml^3 aliasesWords:ml^3 furtherNamesWords:ml^3 nameInitials:ml^3)'
 * ```
 */
export function namesQuery(text: string): string {
  return significantWords(text)
    .map((word) => {
      const term = escaped(word);
      const edits = maxEdits(word);
      const forms = [`nameWords:${term}^3`, `aliasesWords:${term}^3`, `furtherNamesWords:${term}^3`];
      if (isAbbreviation(word)) forms.push(`nameInitials:${term}^3`);
      if (edits > 0) forms.push(`nameWords:${term}~${edits}`, `aliasesWords:${term}~${edits}`);
      return `(${forms.join(' ')})`;
    })
    .join(' ');
}

function significantWords(text: string): readonly string[] {
  const words = wordsOf(text).slice(0, maxWords);
  const significant = words.filter((word) => !fillers.has(word));
  return significant.length > 0 ? significant : words;
}

function isAbbreviation(word: string): boolean {
  return word.length >= 2 && word.length <= 5;
}

/** The number of letters that may differ. */
function maxEdits(word: string): number {
  if (word.length > maxFuzzyLength) return 0;
  return word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0;
}

/**
 * Makes a Lucene query for entities with all words of a text in one of their names, the last perhaps only begun.
 *
 * @returns The empty text where the text has no words.
 * @example
 * ```ts
 * import { prefixQuery } from '@rolegraph/graph-model/cypher';
 *
 * prefixQuery('data eng');
 * // => '(+(+nameWords:data) +(+nameWords:eng*)) (+(+aliasesWords:data) +(+aliasesWords:eng*)) (+(+furtherNamesWords:data) +(+furtherNamesWords:eng*))'
 * ```
 */
export function prefixQuery(text: string): string {
  const chunks = cut(text).slice(0, maxWords);
  if (chunks.length === 0) return '';
  const forms = (field: string) =>
    chunks.map((chunk, index) => `+(${chunkForms(field, chunk, index === chunks.length - 1)})`).join(' ');
  return ['nameWords', 'aliasesWords', 'furtherNamesWords'].map((field) => `(${forms(field)})`).join(' ');
}

/** Matches a chunk as its words, or without its signs. */
function chunkForms(field: string, chunk: Chunk, begun: boolean): string {
  const ending = begun ? '*' : '';
  const words = requiredWords(chunk);
  const all = words
    .map((word, index) => `+${field}:${escaped(word)}${index === words.length - 1 ? ending : ''}`)
    .join(' ');
  return chunk.joined === undefined ? all : `(${all}) ${field}:${escaped(chunk.joined)}${ending}`;
}

/**
 * Makes a Lucene query for whole values, letter by letter: each field holds exactly its text. For fields whose index keeps values whole.
 *
 * @example
 * ```ts
 * import { exactQuery } from '@rolegraph/graph-model/cypher';
 *
 * exactQuery({ release: 'kitchen_1', nameKeys: 'red soup' }); // => '+release:"kitchen_1" +nameKeys:"red soup"'
 * ```
 */
export function exactQuery(fields: Readonly<Record<string, string>>): string {
  return Object.entries(fields)
    .map(([field, text]) => `+${field}:"${text.replaceAll(/["\\]/g, '\\$&')}"`)
    .join(' ');
}

/**
 * Makes a Lucene query for whole values that begin with a text. For fields whose index keeps values whole.
 *
 * @example
 * ```ts
 * import { beginningQuery } from '@rolegraph/graph-model/cypher';
 *
 * beginningQuery('nameKeys', 'data e'); // => '+nameKeys:data\\ e*'
 * ```
 */
export function beginningQuery(field: string, text: string): string {
  return `+${field}:${escaped(text)}*`;
}

/**
 * Makes a Lucene query for whole values close to a text: by an edit distance of 2 from eight letters on, of 1 from four on, and equal
 * otherwise. For fields whose index keeps values whole.
 *
 * @example
 * ```ts
 * import { closeQuery } from '@rolegraph/graph-model/cypher';
 *
 * closeQuery('nameKeys', 'python'); // => '+nameKeys:python~1'
 * closeQuery('nameKeys', 'go'); // => '+nameKeys:"go"'
 * ```
 */
export function closeQuery(field: string, text: string): string {
  const edits = maxEdits(text);
  return edits === 0 ? exactQuery({ [field]: text }) : `+${field}:${escaped(text)}~${edits}`;
}

/** Escapes a client's text, so that no sign of it is an operator. A mark is part of its letter. */
function escaped(text: string): string {
  return text.replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '\\$&');
}
