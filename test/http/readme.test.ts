import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { articleNeo4j } from '../support/neo4j.ts';
import { graphParts } from './article.ts';
import { startServer } from './fixture.ts';

const neo4j = await articleNeo4j();
const readme = await readFile(join(import.meta.dirname, '../../README.md'), 'utf8');

/** The questions that the README prints with their answers. */
const asked = [
  ...readme.matchAll(/^\*\*(\d+\. [^*]+)\*\*.*\n\n```graphql\n([^`]+)```\n```json\n([^`]+)```/gm),
].map(([, name = '', query = '', answer = '']) => ({ name, query, answer }));

test('the README has ten questions with their answers', () => {
  expect(asked.map(({ name }) => Number.parseInt(name, 10))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

test.each(asked)('$name: the answer is what the README says', async ({ query, answer }) => {
  const { ask } = await startServer({}, await graphParts(neo4j, 60_000));
  expect((await ask(query)).body).toEqual({ data: JSON.parse(answer) });
});
