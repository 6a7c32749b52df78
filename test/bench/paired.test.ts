import { expect, test } from 'vitest';
import { pairedRatio } from '../../bench/run/paired.ts';

test('the ratio of two checkouts is the median of their rounds in pairs, whatever the machine does meanwhile', () => {
  const machine = Array.from({ length: 20 }, (_, round) => (round < 10 ? 1000 : 100));
  const theirs = machine.map((speed) => speed);
  const ours = machine.map((speed) => speed * 0.9);
  expect(pairedRatio(ours, theirs).ratio).toBeCloseTo(0.9);
});

test('its interval is that of the sign test: of twenty rounds the sixth ratio and the fifteenth', () => {
  const ratios = Array.from({ length: 20 }, (_, round) => round + 1);
  const { ratio, low, high } = pairedRatio(
    ratios,
    ratios.map(() => 1),
  );
  expect([ratio, low, high]).toEqual([10.5, 6, 15]);
});

test('of too few rounds for 95 %, the interval is all of them', () => {
  expect(pairedRatio([3, 1, 2], [1, 1, 1])).toEqual({ ratio: 2, low: 1, high: 3 });
});
