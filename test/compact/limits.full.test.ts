import { expect, test } from 'vitest';
import { Links } from '../../src/ingest/import/check/links.ts';
import { NodeIndex } from '../../src/releases/node-index.ts';

/** As many entries as a Map or Set of JavaScript has room for. */
const mapLimit = 2 ** 24;

test('An import may have more relationships of a type than a JavaScript Set holds, and still knows repeats', {
  timeout: 600_000,
}, () => {
  const nodes = new NodeIndex();
  const ends = 4100;
  for (let number = 0; number < ends; number += 1) nodes.add({ type: 'Skill', slug: `s${number}` });
  const links = new Links(nodes);
  const key = (number: number) => ({ type: 'Skill', slug: `s${number}` });
  const relationship = (number: number) => ({
    type: 'BROADER',
    from: key(Math.floor(number / ends)),
    to: key(number % ends),
    properties: {},
  });
  const count = mapLimit + 2;
  let faults = 0;
  for (let number = 0; number < count; number += 1) if (links.errorOf(relationship(number))) faults += 1;
  expect(faults).toBe(0);
  for (const number of [0, mapLimit - 1, mapLimit, mapLimit + 1]) {
    expect(links.errorOf(relationship(number))).toEqual({ kind: 'repeated' });
  }
  expect(links.errorOf(relationship(count))).toBeUndefined();
});

test('An import may have more nodes of a type than a JavaScript Map holds, and still knows each', {
  timeout: 600_000,
}, () => {
  const nodes = new NodeIndex();
  const count = mapLimit + 2;
  for (let number = 0; number < count; number += 1) nodes.add({ type: 'Skill', slug: `s${number}` });
  expect(nodes.size).toBe(count);
  for (const number of [0, mapLimit, mapLimit + 1]) {
    expect(nodes.get({ type: 'Skill', slug: `s${number}` })).toBe(number);
    expect(nodes.add({ type: 'Skill', slug: `s${number}` })).toBeUndefined();
  }
  expect(nodes.get({ type: 'Skill', slug: `s${count}` })).toBeUndefined();
});
