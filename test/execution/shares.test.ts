import { expect, test } from 'vitest';
import { sharesOf } from '../../src/execution/shares.ts';

test('one caller has a third; a quarter is kept for readers and a twelfth for administrators', () => {
  expect(sharesOf(48)).toEqual({
    perCaller: { anonymous: 16, reader: 16, admin: 16 },
    upTo: { anonymous: 32, reader: 44, admin: 48 },
  });
});

test('what is set for a role holds, and never lets a lesser role take more than a greater one', () => {
  const perCaller = { anonymous: 2, reader: 100, admin: undefined };
  expect(sharesOf(48, { perCaller, upTo: { anonymous: 40, reader: 30 } })).toEqual({
    perCaller: { anonymous: 2, reader: 30, admin: 16 },
    upTo: { anonymous: 30, reader: 30, admin: 48 },
  });
});
