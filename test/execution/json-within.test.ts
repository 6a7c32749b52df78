import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonWithin } from '../../src/execution/json-within.ts';

test('it writes the very text of JSON.stringify', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.anything({ withDate: true, maxDepth: 7 })), (value) => {
      expect(jsonWithin(value, Number.POSITIVE_INFINITY)).toBe(JSON.stringify(value));
    }),
  );
});

test('a text that has more letters than allowed is given up before it is whole', () => {
  let read = 0;
  const node = {
    get name() {
      read += 1;
      return 'x'.repeat(1000);
    },
  };
  const value = { data: { roles: { nodes: Array.from({ length: 1000 }, () => node) } } };
  expect(jsonWithin(value, 10_000)).toBeUndefined();
  expect(read).toBeLessThan(20);
  const exact = JSON.stringify(value).length;
  expect(jsonWithin(value, exact)?.length).toBe(exact);
  expect(jsonWithin(value, exact - 1)).toBeUndefined();
});
