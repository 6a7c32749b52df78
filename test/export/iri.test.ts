import { expect, test } from 'vitest';
import { isAbsoluteIri } from '../../src/ingest/export/iri.ts';
import { languageTag } from '../../src/text/language-tag.ts';

test.each([
  'https://x.example/ok',
  'http://data.europa.eu/esco/skill/S1.0.0',
  'https://x.example',
  'https://x.example/?q=a/b#part',
  'https://user@x.example:8080/a%20b',
  'http://[2001:db8::7]/c',
  'https://ü.example/데이터/é',
  'urn:isbn:0451450523',
  'mailto:someone@x.example',
  'tag:x.example,2026:role',
])('%s identifies something', (text) => {
  expect(isAbsoluteIri(text)).toBe(true);
});

test.each([
  '',
  ' ',
  'n/a',
  '-',
  '_:b0',
  '/roles/a',
  '//x.example/a',
  '#a',
  '?a',
  'roles.html',
  '15-1252.00',
  '@id',
  ':a',
  '1http://x.example/a',
  'http:',
  'http://',
  'http:///a',
  'https://#a',
  'https:x.example',
  'urn:',
  'urn:x',
  'C:/roles/a',
  'http://x.example/has space',
  ' http://x.example/a',
  'http://x.example/a\n',
  'http://x.example/a\u00a0b',
  'http://x.example/a\u202eb',
  'http://x.example/<y>',
  'http://x.example/"y"',
  'http://x.example/{y}',
  'http://x.example/a|b',
  'http://x.example/a\\b',
  'http://x.example/a^b',
  'http://x.example/`a`',
  'http://x.example/100%',
  'http://x.example/%zz',
  'http://x.example/a#b#c',
  'http://x.example/[a]',
  'http://x.example:port/a',
  'http://x.example/\u0000',
  'http://x.example/\ud800',
  'http://x.example/a, http://x.example/b',
])('%j identifies nothing', (text) => {
  expect(isAbsoluteIri(text)).toBe(false);
});

test('A long text is judged at once, whatever it repeats', () => {
  for (const part of ['a', '/', ':', '@', '%41', '[', 'a:', '?']) {
    expect(typeof isAbsoluteIri(`http://${part.repeat(200_000)} `)).toBe('boolean');
  }
});

test('A language tag is one of BCP 47, in its canonical form', () => {
  const tags = ['de', 'DE', 'pt-br', 'zh-hant-tw', 'gsw', 'sr-Latn'].map(languageTag);
  expect(tags).toEqual(['de', 'de', 'pt-BR', 'zh-Hant-TW', 'gsw', 'sr-Latn']);
  const others = [
    '',
    'German',
    'english',
    'de_DE',
    'd',
    'de-',
    'de DE',
    'n/a',
    'und',
    '12',
    'de-toolongsubtag',
  ];
  expect(others.map(languageTag)).toEqual(others.map(() => undefined));
});
