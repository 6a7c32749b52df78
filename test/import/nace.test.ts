import { expect, test } from 'vitest';
import { industryOf } from '../../src/ingest/import/esco/identifiers.ts';

test.each([
  ['Q', 'Education (NACE 2.1 Q)'],
  ['85', 'Education (NACE 2.1 85)'],
  ['620', 'Computer programming, consultancy and related activities (NACE 2.1 620)'],
  ['0111', 'Crop and animal production, hunting and related service activities (NACE 2.1 0111)'],
  ['44', 'NACE 2.1 44'],
])(
  'an industry is named by the section or division that %s is or belongs to, where there is one',
  (code, name) => {
    expect(industryOf(`http://data.europa.eu/ux2/nace2.1/${code}`)).toMatchObject({ code, name });
  },
);

test('a code of another classification keeps its code for a name', () => {
  expect(industryOf('http://data.europa.eu/ux2/nace2/8510').name).toBe('NACE 2 8510');
});
