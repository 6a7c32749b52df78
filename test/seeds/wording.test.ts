import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';

const folder = resolve('seeds');
const articleFolder = resolve('../shared/article');
const article = existsSync(articleFolder)
  ? readdirSync(articleFolder).find((name) => name.endsWith('.txt'))
  : undefined;

/** Words in a row that, found in the article too, count as copied. */
const RUN = 6;

it('tells the article in our own words: no six words in a row of it, names and headings aside', (context) => {
  if (article === undefined)
    return context.skip('the article, ../shared/article, is not beside this checkout');
  const theirs = new Set(runs(readFileSync(join(articleFolder, article), 'utf8')));
  const shared = readdirSync(folder).flatMap((name) => {
    const source = readFileSync(join(folder, name), 'utf8');
    const written = [commentsOf(source), ...wordings(parse(source))];
    return written.flatMap((text) =>
      runs(text)
        .filter((run) => theirs.has(run))
        .map((run) => `${name}: ${run}`),
    );
  });
  expect(shared).toEqual([]);
});

it('would find a copied sentence, whatever its case and punctuation', () => {
  const theirs = new Set(runs('It rained, and the AI engineers’ new umbrella stayed at home.'));
  const copied = wordings({
    Role: { one: { skills: { two: 'S1 both — and the "AI engineers\' new umbrella"' } } },
  });
  expect(copied.flatMap((text) => runs(text)).filter((run) => theirs.has(run))).toHaveLength(1);
});

function commentsOf(source: string): string {
  const comments = source.split('\n').filter((line) => /^\s*#/.test(line));
  return comments.map((line) => line.replace(/^\s*#/, '')).join(' ');
}

/** Everything that the seeds word themselves. References are names, and the credit cites the title of the article. */
function wordings(value: unknown, key = ''): readonly string[] {
  if (['name', 'aliases', 'heading', 'credit', 'facts', 'entities'].includes(key)) return [];
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([inner, item]) => wordings(item, Array.isArray(value) ? key : inner));
}

/** All runs of words in a text; case and punctuation do not count. */
function runs(text: string): readonly string[] {
  const words =
    text
      .toLowerCase()
      .replaceAll(/['’]/g, '')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(RUN - 1).map((_, start) => words.slice(start, start + RUN).join(' '));
}
