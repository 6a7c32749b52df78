import { expect, test } from 'vitest';
import { conjunction, type Threshold, thresholdConditions } from '../src/index.ts';

test('a threshold by which everything counts has a condition that always holds, and is valid Cypher', () => {
  const open: Threshold = { name: 'Open', atLeast: { importance: null }, unless: [], among: [] };
  expect(conjunction(thresholdConditions('r', open))).toBe('true');
});
