import { expect, test } from 'vitest';
import { librarySchema as schema } from '../../packages/pothos-plugin-neo4j/test/library.ts';
import { schema as productSchema } from '../../schema/index.ts';
import { createApiKey, parseApiKey } from '../../src/auth/api-keys.ts';
import { operations, serve } from './support.ts';

/** What is meant by an input that has something in the wrong place, as GraphQL literals. */
const filters: readonly [given: string, meant: string][] = [
  // A relationship's rows have conditions on the node and, under `edge`, on the relationship.
  ['books(filter: {share: {gt: 0.5}})', '`edge: {share: …}`'],
  ['books(filter: {edge: {genre: {eq: NOVEL}}})', '`genre: …`, beside `edge`'],
  ['books(filter: {and: [{not: {share: {gt: 0.5}}}]})', '`edge: {share: …}`'],
  ['books(filter: {node: {share: {gt: 0.5}}})', '`edge: {share: …}`'],
  // A value is compared.
  ['books(filter: {title: "Sea"})', '`title: {eq: "Sea"}`'],
  ['books(filter: {genre: NOVEL})', '`genre: {eq: NOVEL}`'],
  ['books(filter: {edge: {share: 0.5}})', '`share: {eq: 0.5}`'],
  ['books(filter: {title: ["Sea", "Sky"]})', '`title: {in: […]}`'],
  ['books(filter: {tags: "wet"})', '`tags: {has: "wet"}`'],
  ['books(filter: {slug: "sea"})', '`slug: {eq: "sea"}`'],
  ['books(filter: "sea")', '`{slug: {eq: "sea"}}`'],
  // What is repeated cannot be taken for a part of the message.
  ['books(filter: {title: "a` Did you mean `b"})', '`title: {eq: …}`'],
  // The rows of a relationship are quantified.
  ['books(filter: {authors: {title: {eq: "Ann"}}})', '`some: {title: …}`'],
  ['books(filter: {authors: {share: {gt: 0.5}}})', '`some: {edge: {share: …}}`'],
  ['books(filter: {authors: "ann"})', '`authors: {some: {slug: {eq: "ann"}}}`'],
  ['books(filter: {authors: 2})', '`authors: {count: {eq: 2}}`'],
  ['books(filter: {authors: {gte: 2}})', '`count: {gte: …}`'],
  ['books(filter: {authors: {count: 2}})', '`count: {eq: 2}`'],
  ['books(filter: {authors: {some: {share: {gt: 0.5}}}})', '`edge: {share: …}`'],
  // Keys to sort by stand where conditions stand.
  ['books(orderBy: [{share: DESC}])', '`edge: {share: …}`'],
  ['books(orderBy: {edge: {title: DESC}})', '`title: …`, beside `edge`'],
  ['books(orderBy: [{authors: DESC}])', '`authors: {count: DESC}`'],
  ['books(orderBy: "share")', '`{edge: {share: ASC}}`'],
];

const written = (given: string) => `{ author(slug: "ann") { ${given} { totalCount } } }`;

async function message(
  query: string,
  variables?: object,
  {
    introspection = 'anonymous',
    headers = {},
  }: { introspection?: 'anonymous' | 'admin'; headers?: Record<string, string> } = {},
) {
  const { ask } = await serve({ schema, config: { identity, ...operations({ introspection }) } });
  const { body } = await ask(query, variables, headers);
  // Of a variable that is an ordering, graphql-js reports besides that it has no key.
  const [error, ...others] = (body.errors ?? []).filter((each) => !each.message.includes('Exactly one key'));
  expect(others).toEqual([]);
  expect(['GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT']).toContain(error?.extensions.code);
  return error?.message ?? '';
}

const admin = createApiKey('a', 'admin');
const identity = { apiKeys: [parseApiKey(admin.setting) ?? []].flat(), tokens: undefined, anonymous: true };

test.each(filters)('%s is refused, and the message says what is right: %s', async (given, meant) => {
  const text = await message(written(given));
  expect(text).toContain(`Did you mean ${meant}`);
  expect(text.split('Did you mean')).toHaveLength(given.includes('Did you mean') ? 3 : 2);
});

test.each(filters)('%s is refused likewise where it comes as a variable', async (given, meant) => {
  const [, name = '', literal = ''] = /^books\((\w+): (.*)\)$/.exec(given) ?? [];
  const type = name === 'filter' ? 'BookFilter' : '[BookOrder!]';
  const json = literal.replaceAll(/(\w+):/g, '"$1":').replaceAll(/(?<=[:[] ?)([A-Z]+)(?=[}\]])/g, '"$1"');
  const query = `query($v: ${type}) { author(slug: "ann") { books(${name}: $v) { totalCount } } }`;
  const text = await message(query, { v: JSON.parse(json) });
  expect(text.replaceAll('"NOVEL"', 'NOVEL')).toContain(`Did you mean ${meant}`);
});

test.each([
  [
    '{ authors(filter: {shelf: {some: {colour: {eq: "WROTE"}}}}) { totalCount } }',
    'its conditions themselves, without `some`',
  ],
  ['{ authors(filter: {shelf: "oak"}) { totalCount } }', '`shelf: {slug: {eq: "oak"}}`'],
  ['{ authors(orderBy: [{books: DESC}]) { totalCount } }', '`books: {count: DESC}`'],
  ['query($t: String!) { authors(filter: {title: $t}) { totalCount } }', '`title: {eq: $t}`'],
])('%s is refused, and the message says: %s', async (query, meant) => {
  expect(await message(query, { t: 'Ann' })).toContain(`Did you mean ${meant}`);
});

test.each([
  ['{ role(slug: "x") { skills(filter: {strength: {eq: BOTH}}) { totalCount } } }', '`edge: {strength: …}`'],
  ['{ roles(filter: {skills: {minImportance: 4}}) { totalCount } }', '`requirement: {minImportance: …}`'],
  ['{ roles(filter: {name: "AI Engineer"}) { totalCount } }', '`name: {eq: "AI Engineer"}`'],
])("of the product's own schema, %s is refused, and the message says: %s", async (query, meant) => {
  const { ask } = await serve({ schema: productSchema });
  const { body } = await ask(query);
  expect(body.errors?.[0]?.message).toContain(`Did you mean ${meant}`);
});

test('a name that is nowhere near has the suggestion that it had', async () => {
  expect(await message('{ authors(filter: {titel: {eq: "Ann"}}) { totalCount } }')).toContain(
    'Did you mean "title"',
  );
});

test.each(filters)('of a schema that is not shown nothing is told by %s: not %s', async (given, meant) => {
  const plain = await message(written(given), {}, { introspection: 'admin' });
  expect(plain).not.toMatch(/Did you mean [^.]*\?$/);
  const [, name = ''] = /`(?:some: \{)?(\w+): /.exec(meant) ?? [];
  if (!written(given).includes(`${name}:`)) expect(plain).not.toContain(name);
  const headers = { 'x-api-key': admin.key };
  expect(await message(written(given), {}, { introspection: 'admin', headers })).toContain('Did you mean `');
});

test('of a schema that is not shown nothing is told by a variable either', async () => {
  const query = 'query($v: BookFilter) { author(slug: "ann") { books(filter: $v) { totalCount } } }';
  for (const v of [{ share: { gt: 0.5 } }, { title: 'x Did you mean y' }, { title: 'Sea' }]) {
    const plain = await message(query, { v }, { introspection: 'admin' });
    expect(plain).not.toMatch(/edge|eq|Did you mean `/);
  }
});
