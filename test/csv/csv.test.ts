import { parse } from 'csv-parse/sync';
import { assert, constantFrom, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guardFormula, unguardFormula } from '../../src/csv/formula.ts';
import { csvRecord } from '../../src/csv/record.ts';
import { spreadsheetCsv } from '../../src/csv/spreadsheet.ts';
import { guardText, unguardText } from '../../src/ingest/import/graph/format.ts';

const formulas = [
  '=HYPERLINK("http://x.example","y")',
  '+1+1',
  '-1+1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '＝1+1',
  '＋1+1',
  '－1+1',
  '＠SUM(A1)',
  '﹦1',
  '  =1',
  '\u00a0=1',
  '\u3000＝1',
  '\u200b=1',
  '\ufeff=1',
  '-5+cmd',
];

describe('Text that a spreadsheet would execute', () => {
  test.each(formulas)('is guarded and read back: %j', (text) => {
    expect(guardFormula(text)).toBe(`'${text}`);
    expect(unguardFormula(guardFormula(text))).toBe(text);
  });

  test('is told from text and numbers that look like it', () => {
    for (const text of [
      'a=b',
      'C++',
      'x@y.example',
      '5',
      '-5',
      '-5.25',
      '-1,5',
      '-2e-7',
      '-5%',
      "'tis",
      '',
    ]) {
      expect(guardFormula(text)).toBe(text);
    }
  });

  test('is read back exactly, whatever the text, in files of RoleGraph too', () => {
    const letters = string({ unit: 'grapheme' });
    const special = string({ unit: constantFrom(...`'=+-@＝ \t\n5`) });
    for (const texts of [letters, special]) {
      assert(
        property(texts, (text) => {
          expect(unguardFormula(guardFormula(text))).toBe(text);
          expect(unguardText(guardText(text))).toBe(text);
          expect(guardText(text)).not.toBe('');
        }),
      );
    }
  });

  test('is read from files that were guarded by hand', () => {
    expect(["'-5", "'=1", "''=1"].map(unguardText)).toEqual(['-5', '=1', "'=1"]);
  });
});

describe('A table for spreadsheets', () => {
  test.each(formulas)('has no formula in a cell, in a list, or behind a semicolon of a list: %j', (text) => {
    const table = spreadsheetCsv([{ [text]: text, list: [text, 'b'], second: ['a', text] }]);
    const [header, row] = parse(table, { record_delimiter: '\r\n' }) as string[][];
    expect(header).toEqual([`'${text}`, 'list', 'second']);
    expect(row).toEqual([`'${text}`, `'${text}; b`, `a; '${text}`]);
  });

  test('keeps numbers as numbers, and leaves unknown cells empty', () => {
    const table = spreadsheetCsv([{ pay: -5, share: -0.25, list: [-1, 2], held: false, note: null }]);
    expect(table).toBe('pay,share,list,held,note\r\n-5,-0.25,-1; 2,false,\r\n');
  });

  test('has a column for each key of any row', () => {
    expect(spreadsheetCsv([{ a: 'x' }, { b: 'y' }])).toBe('a,b\r\nx,\r\n,y\r\n');
  });

  test('says what an object holds', () => {
    expect(spreadsheetCsv([{ at: { x: 1 } }])).toBe('at\r\n"{""x"":1}"\r\n');
  });
});

test('A record of CSV is read back by a reader of RFC 4180, whatever its text', () => {
  assert(
    property(string({ unit: 'binary' }), string({ unit: 'grapheme' }), (one, other) => {
      const cells = [one, other, ' "a",\r\nb '];
      expect(parse(csvRecord(cells, '\r\n'), { record_delimiter: '\r\n' })).toEqual([cells]);
    }),
  );
  expect(parse(csvRecord([''], '\n'), { skip_empty_lines: true })).toEqual([['']]);
});
