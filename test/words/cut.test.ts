import { nameKey } from '@rolegraph/graph-model';
import { foldWords, indexed, wordsOf } from '@rolegraph/graph-model/text';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { formsOf, namesByScript, namesWithSigns } from './names.ts';

const names = [...Object.values(namesByScript), ...namesWithSigns];
const indexedWords = (text: string) => indexed(text).words.split(' ').filter(Boolean);

describe('Words of a text', () => {
  test.each([
    ['Node.js', 'node js nodejs'],
    ['C++ and C#', 'c++ c and c#'],
    ['.NET/ASP.NET', '.net net asp aspnet'],
    ['CI/CD, A/B', 'ci cd cicd a b ab'],
    ['O’Reilly', 'o reilly oreilly'],
    ["O'Reilly", 'o reilly oreilly'],
    ['front‑end front-end', 'front end frontend'],
    ['3D, iOS', '3d ios'],
    ['Straße STRASSE STRAẞE', 'strasse'],
    ['ΜΗΧΑΝΙΚΟΣ μηχανικός', 'μηχανικοσ'],
    ['Łódź, İstanbul', 'lodz istanbul'],
    ['чай, ёлка, за́мок', 'чай елка замок'],
    ['हिन्दी अनुवादक', 'हिन्दी अनुवादक'],
    ['が か', 'が か'],
    ['軟體工程師', '軟體 體工 工程 程師'],
    ['师', '师'],
    ['Java開発', 'java 開発'],
    ['مُهَنْدِس', 'مهندس'],
    ['wait... (what?)', 'wait what'],
    ['soft\u00adware\u200b', 'software'],
    ['!?', ''],
  ])('%s: %s', (text, words) => {
    expect(wordsOf(text).join(' ')).toBe(words);
  });

  test.each(names)('%s: whatever is looked for is indexed', (name) => {
    expect(indexedWords(name)).toEqual(expect.arrayContaining([...wordsOf(name)]));
  });

  test.each(names)('%s has one form in every composition, case and width', (name) => {
    for (const form of formsOf(name)) {
      expect(wordsOf(form)).toEqual(wordsOf(name));
      expect(nameKey(form)).toBe(nameKey(name));
    }
  });

  test('of any text, whatever is looked for is indexed, and no word has a blank or is too long for the index', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const found = wordsOf(text);
        expect(indexedWords(text)).toEqual(expect.arrayContaining([...found]));
        for (const word of found) {
          expect(word).not.toMatch(/\s/u);
          expect(word.length).toBeLessThanOrEqual(250);
        }
      }),
    );
  });

  test('of any text, folding twice is folding once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        expect(nameKey(nameKey(text))).toBe(nameKey(text));
        expect(foldWords(foldWords(text))).toBe(foldWords(text));
      }),
    );
  });

  test('a letter that NFKC makes eighteen of makes no key that is too long for the index', () => {
    expect(nameKey('\ufdfa'.repeat(1000))).toBe('');
    expect(nameKey('\ufdfa'.repeat(10))).not.toBe('');
  });

  test('first letters of neighbouring words abbreviate a name', () => {
    const { initials } = indexed('Structured query language SQL');
    expect(initials).toContain(' sql ');
    expect(indexed('Machine Learning Engineer').initials).toBe(' ml mle le ');
    expect(indexed('Engineer').initials).toBe('');
  });
});
