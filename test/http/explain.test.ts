import { expect, it } from 'vitest';
import { articleNeo4j } from '../support/neo4j.ts';
import { graphParts } from './article.ts';
import { startServer } from './fixture.ts';

const { explainer, ...withoutExplainer } = await graphParts(await articleNeo4j());
const parts = { ...withoutExplainer, explainer };

const query = `query At($slug: String!) {
  someone: role(slug: $slug) { name skills(first: 2, filter: { edge: { strength: { eq: BOTH } } }) { nodes { name } } }
  frameworksSharedBy(roles: ["ai-engineer", "machine-learning-engineer"]) { totalCount edges { node { name } } } }`;

async function ask(url: string, explain?: string) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(explain ? { 'x-explain': explain } : {}) },
    body: JSON.stringify({ query, variables: { slug: 'ai-engineer' } }),
  });
  return (await response.json()) as {
    data: unknown;
    extensions?: {
      explain: { field: string; plan: string[]; cypher: string; parameters: object; dbHits?: number }[];
    };
  };
}

it('an answer says how it came about, where its request asks for that', async () => {
  const { url } = await startServer({}, parts);
  const plain = await ask(url);
  expect(plain.extensions).toBeUndefined();
  const { data, extensions } = await ask(url, 'plan');
  expect(data).toEqual(plain.data);
  const [role, shared] = (extensions?.explain ?? []).toSorted((a, b) => b.field.localeCompare(a.field));
  expect(role).toMatchObject({ field: 'someone', parameters: { p0: { slug: 'ai-engineer' } } });
  expect(role?.cypher).toContain(':Role {release: $p0.release, slug: $p0.slug})');
  expect(role).not.toHaveProperty('dbHits');
  expect([role?.plan, shared?.plan]).toMatchSnapshot();
});

it('and what it touches in the store, where it asks for a profile', async () => {
  const { url } = await startServer({}, parts);
  const { extensions } = await ask(url, 'profile');
  for (const { dbHits } of extensions?.explain ?? []) expect(dbHits).toBeGreaterThan(2);
  expect(extensions?.explain).toHaveLength(2);
});

it('a server that is not for development does not tell', async () => {
  const { url } = await startServer({}, withoutExplainer);
  expect((await ask(url, 'profile')).extensions).toBeUndefined();
});
