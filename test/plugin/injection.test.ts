import { expect, it } from 'vitest';
import { testNeo4j } from '../support/neo4j.ts';
import { openLibrary } from './library.ts';

const { driver, database } = await testNeo4j();
const { ask } = await openLibrary(driver, database);

const HOSTILE = [
  `ann'}) DETACH DELETE n //`,
  'ann"}) RETURN 1 //',
  '`ann`',
  '$p0',
  '\\u0027 OR 1=1',
  '*/ MATCH (n) DETACH DELETE n /*',
  'ann\u0000',
  '\uD800',
  '../..',
  '__proto__',
];

it('what a client sends never becomes Cypher text', async () => {
  const harmless = (
    await ask(
      'query($v: String!) { author(slug: $v) { title } works(author: "ann", part: $v) { letters } }',
      { v: 'x' },
    )
  ).statements;
  for (const v of HOSTILE) {
    const query =
      'query($v: String!) { author(slug: $v) { title } works(author: "ann", part: $v) { letters } }';
    const { data, errors, statements } = await ask(query, { v });
    expect({ v, data, errors }).toEqual({ v, data: { author: null, works: [] }, errors: undefined });
    expect(statements.map(({ text }) => text)).toEqual(harmless.map(({ text }) => text));
  }
});

it('aliases and operation names never become Cypher text', async () => {
  const { data, statements } = await ask(
    'query DETACH { DELETE: author(slug: "ann") { RETURN: title MATCH: books { n0: totalCount } } }',
  );
  expect(data).toEqual({ DELETE: { RETURN: 'Ann', MATCH: { n0: 3 } } });
  expect(statements[0]?.text).not.toMatch(/DETACH|DELETE/);
});

it('nothing was lost', async () => {
  const { data } = await ask('{ authors { totalCount } books { totalCount } }');
  expect(data).toEqual({ authors: { totalCount: 3 }, books: { totalCount: 3 } });
});
