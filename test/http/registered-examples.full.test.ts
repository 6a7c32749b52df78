import { expect, test } from 'vitest';
import { readRegistered } from '../../src/http/graphql/read-registered.ts';
import { articleNeo4j } from '../support/neo4j.ts';
import { graphParts } from './article.ts';
import { serve } from './support.ts';

const parts = await graphParts(await articleNeo4j());

test('Where only registered operations are answered, ours are the examples and what the README tells people to paste', async () => {
  const { send } = await serve({
    ...parts,
    config: { onlyRegistered: true },
    registered: await readRegistered(),
  });
  expect((await send({ query: '{ conflicts { totalCount } }' })).status).toBe(403);
  for (const { query } of parts.examples) expect((await send({ query })).status).toBe(200);
  const pasted = '{ frameworksSharedBy(roles: ["AI Engineer", "ML Engineer"]) { nodes { name } } }';
  expect((await send({ query: pasted })).status).toBe(200);
}, 180_000);
