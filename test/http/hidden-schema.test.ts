import { buildSchema, type GraphQLSchema } from 'graphql';
import { expect, test } from 'vitest';
import { createApiKey, parseApiKey } from '../../src/auth/api-keys.ts';
import { operations, serve } from './support.ts';

/** Names that are no words of any message, so that each one in a message was told by the schema. */
const names = [
  ...['Zquery', 'zebra', 'zebras', 'zoos', 'zpick', 'zfilter', 'zcount', 'zkind', 'zname', 'zneed', 'zexact'],
  ...[
    'Zebra',
    'Zoo',
    'Zanimal',
    'Zfilter',
    'Znested',
    'Zkind',
    'ZONE',
    'ZTWO',
    'Zday',
    'Zone_of',
    'zmark',
    'zlevel',
  ],
] as const;

const schema: GraphQLSchema = buildSchema(`
  schema { query: Zquery }
  directive @zmark(zlevel: Int!) on FIELD
  scalar Zday
  enum Zkind { ZONE ZTWO }
  input Znested { zexact: String, zneed: Int! }
  input Zfilter { zname: String, zcount: Int, zkind: Zkind, zday: Zday, nested: Znested, list: [Znested!] }
  input Zone_of @oneOf { a: String, b: String }
  interface Zanimal { zname: String }
  type Zebra implements Zanimal { zname: String, zkind: Zkind }
  type Zoo { zname: String, zebras(zcount: Int!): [Zebra!]! }
  type Zquery {
    hello: String
    zebra(zfilter: Zfilter): Zebra
    zebras(zfilter: Zfilter!): [Zebra!]!
    zoos: [Zoo!]!
    zpick(zone: Zone_of, zkind: Zkind): Zanimal
  }
`);

const keys = { reader: createApiKey('r', 'reader'), admin: createApiKey('a', 'admin') };
const apiKeys = Object.values(keys).flatMap(({ setting }) => parseApiKey(setting) ?? []);
const identity = { apiKeys, tokens: undefined, anonymous: true };
const headers = {
  anonymous: {},
  reader: { 'x-api-key': keys.reader.key },
  admin: { 'x-api-key': keys.admin.key },
};

const faults: readonly [string, string, object?][] = [
  ['an unknown field', '{ zebrs { zname } }'],
  ['an unknown field of an interface', '{ zpick { zkinds } }'],
  ['a field of another type', '{ zpick { zkind } }'],
  ['an unknown argument', '{ zebra(zfilters: {}) { zname } }'],
  ['an argument that is missing', '{ zoos { zebras { zname } } }'],
  ['an unknown type', '{ zpick { ... on Zebr { zname } } }'],
  ['a type that is never there', '{ zoos { ... on Zebra { zname } } }'],
  ['an unknown type of a variable', 'query ($f: Zfilte) { zebra(zfilter: $f) { zname } }'],
  ['a variable of another type', 'query ($f: String) { zebra(zfilter: $f) { zname } }'],
  ['an unknown directive', '{ hello @zmar }'],
  ['a directive without its argument', '{ hello @zmark }'],
  ['an unknown argument of a directive', '{ hello @zmark(zleve: 1) }'],
  ['a field without its selection', '{ zebra }'],
  ['a selection where there is none', '{ zebra { zname { x } } }'],
  ['an unknown enum value', '{ zpick(zkind: ZON) { zname } }'],
  ['text for an enum', '{ zpick(zkind: "ZON") { zname } }'],
  ['an unknown input field', '{ zebra(zfilter: {znam: "x"}) { zname } }'],
  ['an input field that is missing', '{ zebra(zfilter: {nested: {}}) { zname } }'],
  ['a literal of another type', '{ zebra(zfilter: {nested: {zneed: "x"}}) { zname } }'],
  ['no object for an input type', '{ zebra(zfilter: 1) { zname } }'],
  ['two of a choice', '{ zpick(zone: {a: "x", b: "y"}) { zname } }'],
  ...[
    { znam: 'x' },
    { zkind: 'ZON' },
    { zkind: 1 },
    { zcount: 'many' },
    { nested: {} },
    { nested: { zexac: 'x', zneed: 1 } },
    { list: [{ zneed: 1 }, { zneeds: 1 }] },
    { zname: { a: 1 } },
    1,
  ].map((f): [string, string, object] => [
    `a variable that is ${JSON.stringify(f)}`,
    'query ($f: Zfilter) { zebra(zfilter: $f) { zname } }',
    { f },
  ]),
  ['a variable that is missing', 'query ($f: Zfilter!) { zebra(zfilter: $f) { zname } }', {}],
];

const wordsOf = (text: string) => text.match(/\w+/g) ?? [];

/** The names in the messages that do not stand in the request. */
async function told(
  ask: Awaited<ReturnType<typeof serve>>['ask'],
  [, query, variables]: readonly [string, string, object?],
  role: keyof typeof headers,
) {
  const { body } = await ask(query, variables, headers[role]);
  const written = new Set(wordsOf(`${query} ${JSON.stringify(variables ?? {})}`));
  const messages = (body.errors ?? []).map(({ message }) => message);
  expect(messages.length).toBeGreaterThan(0);
  const leaked = messages
    .flatMap(wordsOf)
    .filter((word) => names.some((name) => name === word) && !written.has(word));
  return { messages, leaked };
}

test.each(faults)('of a schema that is not shown, nothing is told by %s', async (...fault) => {
  const { ask } = await serve({ schema, config: { identity, ...operations({ introspection: 'admin' }) } });
  // Administrators first: what is cached for them is not for others.
  const roles = ['admin', 'anonymous', 'reader', 'admin'] as const;
  const outcomes = [];
  for (const role of roles) outcomes.push(await told(ask, fault, role));
  const [first, anonymous, reader, last] = outcomes;
  for (const hidden of [anonymous, reader]) {
    expect(hidden?.leaked).toEqual([]);
    expect(hidden?.messages.join()).not.toContain('Did you mean');
  }
  expect(last?.messages).toEqual(first?.messages);
});

test('who may see the schema is told what was perhaps meant', async () => {
  const { ask } = await serve({ schema, config: { identity, ...operations({ introspection: 'reader' }) } });
  const variable = [
    '',
    'query ($f: Zfilter) { zebra(zfilter: $f) { zname } }',
    { f: { znam: 'x' } },
  ] as const;
  const field = ['', '{ zebrs { zname } }'] as const;
  for (const fault of [variable, field]) {
    expect((await told(ask, fault, 'anonymous')).messages.join()).not.toContain('Did you mean');
    for (const role of ['reader', 'admin'] as const)
      expect((await told(ask, fault, role)).messages.join()).toContain('Did you mean');
  }
});

test('where nobody may see the schema, administrators are told nothing of it either', async () => {
  const { ask } = await serve({ schema, config: { identity, ...operations({ introspection: 'none' }) } });
  for (const fault of faults) expect((await told(ask, fault, 'admin')).leaked).toEqual([]);
});

test('what the caller wrote stays in the message', async () => {
  const { ask } = await serve({ schema, config: { identity, ...operations({ introspection: 'none' }) } });
  const messagesOf = async (query: string, variables?: object) =>
    (await told(ask, ['', query, variables ?? {}], 'anonymous')).messages;
  expect(await messagesOf('{ zebrs { zname } }')).toEqual([
    'Cannot query field "zebrs" on type (not shown).',
  ]);
  expect(
    await messagesOf('query ($f: Zfilter) { zebra(zfilter: $f) { zname } }', { f: { zexact: 1 } }),
  ).toEqual([
    'Variable "$f" got invalid value { zexact: 1 }; Field "zexact" is not defined by type "Zfilter".',
  ]);
  expect(await messagesOf('{ zoos { zebras { zname } } }')).toEqual([
    'Field "zebras" argument (not shown) of type "Int!" is required, but it was not provided.',
  ]);
});
