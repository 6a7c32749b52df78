import { foldWords } from './fold.ts';

/** A text between blanks or signs. */
export interface Unit {
  /** Its words: one, or several where scripts meet or where a script puts no blanks between words. */
  readonly words: readonly string[];
  /** Single letters of a script without blanks, which find a longer text too. */
  readonly letters: readonly string[];
  /** The unit with the sign that belongs to it: `c++`, `c#`, `.net`. */
  readonly signed: string | undefined;
}

/** Units that single signs join, such as `node.js`, `ci/cd` or `o'reilly`. */
export interface Chunk {
  readonly units: readonly Unit[];
  /** All units without the signs between them, a common spelling: `nodejs`. */
  readonly joined: string | undefined;
}

/** Units of a chunk, and letters in all, that are joined: more is a sentence or an address. */
const maxJoinedUnits = 4;
const maxJoinedLength = 40;
/** Letters of two units that a slash joins to a name, such as `ci/cd`, and that are no alternatives to each other. */
const maxAlternativesLength = 9;

// A run has 100 characters at most: Neo4j's analyzer cuts words at 255 bytes or letters, where no other piece begins.
const joint = '[\'".\\-/&_@:+·・]';
const anyScript = patterns(
  '\\p{L}\\p{N}',
  '\\p{M}',
  '|\\p{Extended_Pictographic}|\\p{Regional_Indicator}{2}',
);
/** The same for folded ASCII, in a third of the time. */
const asciiOnly = patterns('a-z0-9', '', '');

function patterns(letter: string, mark: string, picture: string) {
  const run = `[${letter}][${letter}${mark}]{0,99}`;
  const unit = `(?:(?<![.${letter}])\\.)?(?:${run})(?:\\+\\+|[+#](?![${letter}]))?`;
  const flags = mark === '' ? '' : 'u';
  return {
    chunk: new RegExp(`${unit}(?:${joint}${unit})*${picture}`, `g${flags}`),
    unit: new RegExp(`${unit}${picture}`, `g${flags}`),
    run: new RegExp(`${run}${picture}`, flags),
  };
}

/** Scripts that put no blanks between words. */
const withoutBlanks =
  '\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Bopo}\\p{scx=Yi}\\p{scx=Thai}\\p{scx=Lao}\\p{scx=Khmr}\\p{scx=Mymr}\\p{scx=Lana}\\p{scx=Java}\\p{scx=Bali}';
const hasNoBlanks = new RegExp(`[${withoutBlanks}]`, 'u');
const stretches = new RegExp(`[${withoutBlanks}]+|[^${withoutBlanks}]+`, 'gu');
const cluster = /[\p{L}\p{N}]\p{M}*/gu;

const ascii = /^[\x20-\x7e]*$/;
const blanksAlone = /^[a-z0-9 ]*$/;

/**
 * Cuts a text into words, folded as foldWords does. Indexed texts and search texts both come from here, so that they cannot differ;
 * the index's own analyzer only splits at blanks. Words are those of UAX #29 but for signs between letters, which both cut and join, and
 * for scripts without blanks: of those every two neighbouring letters are a word, since a dictionary would cut a name and a part of it
 * differently.
 *
 * @see https://unicode.org/reports/tr29/ for the boundaries of words
 * @example
 * ```ts
 * import { cut } from '@rolegraph/graph-model/text';
 *
 * cut('Node.js');
 * // => [{
 * //      units: [{ words: ['node'], letters: [], signed: undefined }, { words: ['js'], letters: [], signed: undefined }],
 * //      joined: 'nodejs',
 * //    }]
 * ```
 */
export function cut(text: string): readonly Chunk[] {
  const folded = foldWords(text);
  const { chunk, unit, run } = ascii.test(folded) ? asciiOnly : anyScript;
  if (folded.length <= 100 && blanksAlone.test(folded)) {
    const words = folded.split(' ').filter((word) => word !== '');
    return words.map((word) => chunkOf([unitOf(word, word)]));
  }
  const unitsOf = (found: string) =>
    (found.match(unit) ?? []).map((part) => unitOf(part, run.exec(part)?.[0] ?? part));
  return (folded.match(chunk) ?? []).flatMap((found) => {
    const alternatives = found.split('/');
    const short = found.length <= maxAlternativesLength && alternatives.length === 2;
    return alternatives.length === 1 || short
      ? [chunkOf(unitsOf(found))]
      : alternatives.map((alternative) => chunkOf(unitsOf(alternative)));
  });
}

function chunkOf(units: readonly Unit[]): Chunk {
  return { units, joined: joinedOf(units) };
}

/** @param bare The text without its sign. */
function unitOf(text: string, bare: string): Unit {
  const signed = bare === text ? undefined : text;
  if (!hasNoBlanks.test(bare)) return { words: [bare], letters: [], signed };
  const words: string[] = [];
  const letters: string[] = [];
  for (const stretch of bare.match(stretches) ?? []) {
    const clusters = hasNoBlanks.test(stretch) ? (stretch.match(cluster) ?? []) : [];
    if (clusters.length <= 1) words.push(stretch);
    else {
      words.push(...clusters.slice(1).map((letter, index) => `${clusters[index]}${letter}`));
      letters.push(...clusters);
    }
  }
  return { words, letters, signed };
}

function joinedOf(found: readonly Unit[]): string | undefined {
  if (found.length < 2 || found.length > maxJoinedUnits) return undefined;
  if (found.some(({ words }) => words.length > 1)) return undefined;
  const joined = found.map(({ words, signed }) => signed ?? words[0]).join('');
  return joined.length <= maxJoinedLength ? joined : undefined;
}

/**
 * Gives the words of a chunk that a text with the same chunk has: with their signs, where they have any.
 *
 * @example
 * ```ts
 * import { cut, requiredWords } from '@rolegraph/graph-model/text';
 *
 * cut('C++ developer').map(requiredWords); // => [['c++'], ['developer']]
 * ```
 */
export function requiredWords({ units }: Chunk): readonly string[] {
  return units.flatMap(({ words, signed }) => (signed === undefined ? words : [signed]));
}

/**
 * Gives all words of a text, each once, in every form in which `indexed` stores them: a search may use any of them.
 *
 * @example
 * ```ts
 * import { wordsOf } from '@rolegraph/graph-model/text';
 *
 * wordsOf('Node.js and C++'); // => ['node', 'js', 'nodejs', 'and', 'c++', 'c']
 * ```
 */
export function wordsOf(text: string): readonly string[] {
  const words = cut(text).flatMap(({ units, joined }) => [
    ...units.flatMap(({ words, signed }) => (signed === undefined ? words : [signed, ...words])),
    ...(joined === undefined ? [] : [joined]),
  ]);
  return [...new Set(words)];
}

/** The indexed words of a text, between blanks, so that ` word ` is found in it. */
export interface IndexedText {
  readonly words: string;
  /** The abbreviations that a name may have: the first letters of two to five words that follow each other. */
  readonly initials: string;
}

/**
 * Gives the words of a text as they are stored and indexed, and the abbreviations that it has where it is a name.
 *
 * @example
 * ```ts
 * import { indexed } from '@rolegraph/graph-model/text';
 *
 * indexed('Machine Learning Engineer');
 * // => { words: ' machine learning engineer ', initials: ' ml mle le ' }
 * ```
 */
export function indexed(text: string): IndexedText {
  const chunks = cut(text);
  let words = '';
  for (const { units, joined } of chunks) {
    for (const unit of units) {
      for (const word of unit.words) words += ` ${word}`;
      for (const letter of unit.letters) words += ` ${letter}`;
      if (unit.signed !== undefined) words += ` ${unit.signed}`;
    }
    if (joined !== undefined) words += ` ${joined}`;
  }
  return { words: words === '' ? '' : `${words} `, initials: initialsOf(chunks) };
}

const minInitials = 2;
const maxInitials = 5;
/** The most words of a name to abbreviate: more are a sentence. */
const maxAbbreviatedWords = 8;
const cased = /^[\p{Ll}\p{Lu}]/u;

function initialsOf(chunks: readonly Chunk[]): string {
  if (chunks.length > maxAbbreviatedWords) return '';
  const words = chunks.flatMap(({ units }) => units.flatMap(({ words }) => words));
  if (words.length < minInitials || words.length > maxAbbreviatedWords) return '';
  const letters = words.map((word) => cased.exec(word)?.[0]);
  const found = new Set<string>();
  for (let start = 0; start < letters.length; start++) {
    let initials = '';
    for (let end = start; end < Math.min(letters.length, start + maxInitials); end++) {
      const letter = letters[end];
      if (letter === undefined) break;
      initials += letter;
      if (end - start + 1 >= minInitials) found.add(initials);
    }
  }
  return found.size === 0 ? '' : ` ${[...found].join(' ')} `;
}
