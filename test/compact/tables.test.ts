import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HashSlots } from '../../src/compact/hash-slots.ts';
import { NumberList, NumberSet, PairTable, TextTable } from '../../src/compact/index.ts';

/** Letters of one, two and three bytes, a surrogate pair, halves of one, and the letter zero. */
const texts = fc.string({
  unit: fc.constantFrom('a', 'b', 'ÿ', 'ſ', '가', '￿', '😀', '\ud83d', '\ude00', '\0', '\x7f', '\x80'),
  maxLength: 6,
});

describe('A table of texts', () => {
  test('knows each text by one number, as a Map does, whatever letters it has', () => {
    fc.assert(
      fc.property(fc.array(texts, { maxLength: 200 }), (given) => {
        const table = new TextTable();
        const map = new Map<string, number>();
        for (const text of given) {
          const isNew = !map.has(text);
          if (isNew) map.set(text, map.size);
          expect(table.get(text)).toBe(isNew ? undefined : map.get(text));
          expect(table.add(text)).toBe(isNew ? map.get(text) : undefined);
          expect(table.numberOf(text)).toBe(map.get(text));
        }
        expect([...table]).toEqual([...map]);
      }),
    );
  });

  test('tells a text from its beginning and takes texts that are longer than a chunk', () => {
    const table = new TextTable();
    const long = '가'.repeat(1_000_000);
    for (const text of ['', 'a', 'aa', long, `${long}a`, 'b']) table.add(text);
    expect(table.size).toBe(6);
    expect(table.textAt(4)).toBe(`${long}a`);
    expect([table.get('b'), table.get(long), table.get('a'.repeat(3))]).toEqual([5, 3, undefined]);
  });
});

describe('A table of pairs', () => {
  test('knows each pair by one number, as a Map does, and (1, 2) is not (2, 1)', () => {
    const number = fc.oneof(fc.nat(5), fc.constantFrom(2 ** 31, 2 ** 32 - 2, 2 ** 32 - 1));
    fc.assert(
      fc.property(fc.array(fc.tuple(number, number), { maxLength: 200 }), (given) => {
        const table = new PairTable();
        const map = new Map<string, number>();
        for (const [first, second] of given) {
          const key = `${first} ${second}`;
          const isNew = !map.has(key);
          if (isNew) map.set(key, map.size);
          expect(table.get(first, second)).toBe(isNew ? undefined : map.get(key));
          expect(table.add(first, second)).toBe(isNew ? map.get(key) : undefined);
        }
        expect(table.size).toBe(map.size);
      }),
    );
  });

  test('keeps what it has while it grows', () => {
    const table = new PairTable();
    const count = 100_000;
    const numbers = Array.from({ length: count }, (_, number) => number);
    expect(numbers.filter((number) => table.add(number % 300, number) !== number)).toEqual([]);
    expect(numbers.filter((number) => table.get(number % 300, number) !== number)).toEqual([]);
    expect(table.get(1, 0)).toBeUndefined();
  });
});

test('Entries whose hashes are the same are told apart', () => {
  const entries = Array.from({ length: 100 }, (_, number) => `entry ${number}`);
  const slots = new HashSlots();
  const hash = 12;
  for (const [number] of entries.entries()) slots.insert(hash, number, () => hash);
  for (const [number, entry] of entries.entries()) {
    expect(slots.find(hash, (other) => entries[other] === entry)).toBe(number);
  }
  expect(slots.find(hash, () => false)).toBeUndefined();
});

test('A set of numbers has what was added and nothing else, and counts each once', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(10_000)), (given) => {
      const set = new NumberSet();
      for (const number of given) set.add(number);
      const expected = new Set(given);
      expect(set.size).toBe(expected.size);
      for (const number of [...given, 0, 9999, 20_000]) expect(set.has(number)).toBe(expected.has(number));
    }),
  );
});

test('A list of numbers holds them across its chunks, and no index beyond its end', () => {
  const list = new NumberList();
  for (let number = 0; number < 200_000; number += 1) list.push(2 ** 32 - 1 - number);
  expect([list.length, list.at(0), list.at(65_536), list.at(199_999)]).toEqual([
    200_000,
    2 ** 32 - 1,
    2 ** 32 - 1 - 65_536,
    2 ** 32 - 200_000,
  ]);
  list.set(65_536, 7);
  expect(list.at(65_536)).toBe(7);
  expect(() => list.at(300_000)).toThrow(RangeError);
});
