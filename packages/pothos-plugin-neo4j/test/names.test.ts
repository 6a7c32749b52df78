import SchemaBuilder from '@pothos/core';
import { defineGraph, enumeration, node, nodeInterface, outgoing } from '@rolegraph/graph-model';
import { graphql, parse } from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { publishRelease } from '../../../src/releases/index.ts';
import { testNeo4j } from '../../../test/support/neo4j.ts';
import graphPlugin, {
  column,
  executeDirectly,
  type GraphContext,
  graphContext,
  graphRuntime,
  reference,
  references,
  type SentStatement,
  traversal,
  value,
} from '../src/index.ts';

const zoo = defineGraph({
  interfaces: {
    Being: nodeInterface({
      description: 'Anything alive.',
      properties: {
        name: z.string().describe('What it is called.'),
        aliases: z.array(z.string()).default([]).describe('What else it is called.'),
      },
      relationships: {},
    }),
  },
  nodes: {
    Animal: node({
      description: 'It eats.',
      plural: 'animals',
      implements: 'Being',
      properties: {},
      relationships: { eats: outgoing('EATS', ['Animal', 'Plant'], 'What it eats.') },
    }),
    Plant: node({
      description: 'It grows.',
      plural: 'plants',
      implements: 'Being',
      properties: {},
      relationships: {},
    }),
  },
  evidence: {
    name: 'Evidence',
    ...nodeInterface({
      description: 'A statement.',
      properties: { source: z.string().optional().describe('Who says so.') },
      relationships: {},
    }),
  },
});

const kind = enumeration(
  'Kind',
  'Kinds of beings.',
  { ANIMAL: 'It eats.', PLANT: 'It grows.' },
  { ANIMAL: 'Animal', PLANT: 'Plant' },
);

const named = (name: string, type: string, more: object = {}) =>
  traversal({
    name,
    description: 'Who it is.',
    cypher: 'RETURN being AS who',
    arguments: {
      being: reference(type, 'Who.', more),
      ...('typedBy' in more ? { kind: value(kind.optional().describe('Its kind.')) } : {}),
    },
    gives: {
      kind: 'row',
      record: { name: `${type}Named`, description: 'A being.', columns: { who: column.node(type, 'It.') } },
    },
  });

const all = traversal({
  name: 'all',
  description: 'Who they are.',
  cypher: 'UNWIND animals AS node RETURN node',
  arguments: { animals: references('Animal', 'Who.') },
  gives: { kind: 'connection', type: 'Animal', columns: {} },
});

const builder = new SchemaBuilder<{ Context: GraphContext }>({ plugins: [graphPlugin] });
builder.queryType({ description: 'The zoo.' });
builder.graph(zoo, [named('animalNamed', 'Animal'), named('beingNamed', 'Being', { typedBy: 'kind' }), all]);
const schema = builder.toSchema();

const neo4j = await testNeo4j();
const sent: SentStatement[] = [];
const runtime = graphRuntime({
  driver: neo4j.driver,
  database: neo4j.database,
  graph: zoo,
  defaultDataset: 'zoo',
  timeout: 10_000,
  onStatement: (statement) => sent.push(statement),
});

const being = (type: string, slug: string, name: string, ...aliases: string[]) => ({
  type,
  slug,
  properties: { name, aliases },
});

beforeAll(async () => {
  const load = (dataset: string, nodes: readonly ReturnType<typeof being>[]) =>
    publishRelease(neo4j.driver, {
      database: neo4j.database,
      model: zoo,
      dataset,
      records: { nodes, relationships: [] },
      fingerprint: dataset,
    });
  await load('zoo', [
    being('Animal', 'cat', 'House Cat', 'Puss', 'Tiger'),
    being('Animal', 'tiger', 'Panthera tigris', 'Big cat'),
    being('Animal', 'lion', 'Lion', 'Big cat', 'King'),
    being('Animal', 'king', 'Penguin'),
    being('Animal', 'puss', 'Puss moth', 'House cat'),
    being('Plant', 'lily', 'Tiger', 'Water/lily'),
    being('Plant', 'lion', "Lion's tooth", 'Dandelion', 'Löwenzahn'),
    being('Plant', 'long', 'x'.repeat(20_000)),
  ]);
  await load('farm', [being('Animal', 'cat', 'Farm cat', 'Mouser')]);
  await ask('{ animals { totalCount } }');
});

async function ask(source: string, variableValues: Record<string, unknown> = {}) {
  sent.length = 0;
  const result = await graphql({ schema, source, variableValues, contextValue: graphContext(runtime) });
  return JSON.parse(JSON.stringify(result)) as {
    data: Record<string, { who: { slug: string; __typename: string } } | null>;
    errors?: { message: string; extensions: Record<string, unknown> }[];
  };
}

const animal = (text: string) =>
  ask('query ($text: String!) { animalNamed(being: $text) { who { slug } } }', { text });
const any = (text: string, only?: string) =>
  ask(
    'query ($text: String!, $only: Kind) { beingNamed(being: $text, kind: $only) { who { __typename slug } } }',
    { text, only },
  );

describe('the first tier that has anything decides', () => {
  test.each([
    ['a slug before an alias', 'king', 'king'],
    ['a slug before a name', 'puss', 'puss'],
    ['a slug only letter by letter, else an alias', 'King', 'lion'],
    ['a name before an alias', 'house cat', 'cat'],
    ['an alias', 'puss ', 'cat'],
    ['an alias whose name another type has', 'Tiger', 'cat'],
    ['an id before all', Buffer.from('Animal:zoo/tiger').toString('base64url'), 'tiger'],
  ])('%s', async (_what, text, slug) => {
    const { data, errors } = await animal(text);
    expect(errors).toBeUndefined();
    expect(data.animalNamed?.who.slug).toBe(slug);
    expect(sent).toHaveLength(1);
  });

  test('the statement is the same for all of them, so that Neo4j plans it once', async () => {
    await animal('king');
    const [first] = sent;
    await animal('House cat');
    expect(sent[0]?.text).toBe(first?.text);
  });
});

describe('a lookup', () => {
  const lookUp = async (text: string) => {
    const { data, errors } = await ask('query ($text: String!) { animal(slug: $text) { slug } }', { text });
    return { found: data.animal, errors, statements: sent.length };
  };

  test('by slug takes one statement', async () => {
    expect(await lookUp('king')).toEqual({ found: { slug: 'king' }, errors: undefined, statements: 1 });
  });

  test.each([
    ['a name before an alias', 'house  CAT', 'cat'],
    ['an alias', 'Puss', 'cat'],
    ['a name in another dataset', 'farm/Farm cat', 'cat'],
  ])('goes on to %s where no slug fits', async (_what, text, slug) => {
    // The first question to a dataset finds out which release of it is current.
    await lookUp('farm/cat');
    expect(await lookUp(text)).toEqual({ found: { slug }, errors: undefined, statements: 1 });
  });

  test('of what nothing is called is null, with an error that names what is called alike', async () => {
    const { found, errors, statements } = await lookUp('Hous cat');
    expect({ found, statements }).toEqual({ found: null, statements: 2 });
    expect(errors).toEqual([
      expect.objectContaining({
        extensions: expect.objectContaining({
          code: 'NOT_FOUND',
          argument: 'slug',
          value: 'Hous cat',
          nearest: expect.arrayContaining(['cat']),
        }),
      }),
    ]);
  });

  test('by a name that several have is null with an error that lists them', async () => {
    const { found, errors } = await lookUp('Big cat');
    expect(found).toBeNull();
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'AMBIGUOUS_REFERENCE',
      argument: 'slug',
      candidates: [{ slug: 'lion' }, { slug: 'tiger' }],
    });
  });

  test('finds its name beside others of one operation, and fails alone', async () => {
    const source =
      '{ one: animal(slug: "Puss") { name } two: animal(slug: "king") { name } three: animal(slug: "Unicorn") { name } four: animal(slug: "farm/mouser") { name } }';
    const answers = {
      one: { name: 'House Cat' },
      two: { name: 'Penguin' },
      three: null,
      four: { name: 'Farm cat' },
    };
    const direct = async (text: string) => {
      const answer = executeDirectly({
        schema,
        document: parse(text),
        contextValue: graphContext(runtime),
      });
      return JSON.parse(JSON.stringify(await answer)) as { data: object; errors?: { path: string[] }[] };
    };
    for (const unknown of ['Unicorn', 'Big cat']) {
      for (const way of [ask, direct]) {
        const { data, errors } = await way(source.replace('Unicorn', unknown));
        expect(data).toEqual(answers);
        expect(errors).toEqual([expect.objectContaining({ path: ['three'] })]);
      }
    }
  });
});

test('a name that several have is an error that lists them', async () => {
  const { data, errors } = await animal('big  CAT');
  expect(data).toEqual({ animalNamed: null });
  expect(errors).toEqual([
    expect.objectContaining({
      message:
        '`being`: `big  CAT` may mean Animal `lion` (Lion, also called Big cat), Animal `tiger` (Panthera tigris, also called Big cat). Say which by its slug or id.',
      extensions: {
        code: 'AMBIGUOUS_REFERENCE',
        argument: 'being',
        value: 'big  CAT',
        dataset: 'zoo',
        candidates: ['lion', 'tiger'].map((slug) => ({
          type: 'Animal',
          slug,
          name: slug === 'lion' ? 'Lion' : 'Panthera tigris',
          label: 'Big cat',
          id: Buffer.from(`Animal:zoo/${slug}`).toString('base64url'),
        })),
      },
    }),
  ]);
  expect(sent).toHaveLength(2);
});

describe('of an interface', () => {
  test('a slug that two types have is ambiguous, and the types are told', async () => {
    const { errors } = await any('lion');
    expect(errors?.[0]?.message).toBe(
      "`being`: `lion` may mean Animal `lion` (Lion), Plant `lion` (Lion's tooth). Say which by its id.",
    );
  });

  test.each([
    ['lion', 'ANIMAL', 'Animal', 'lion'],
    ['lion', 'PLANT', 'Plant', 'lion'],
    ['tiger', undefined, 'Animal', 'tiger'],
    ['Tiger', undefined, 'Plant', 'lily'],
    ['Tiger', 'ANIMAL', 'Animal', 'cat'],
    ['LÖWENZAHN', undefined, 'Plant', 'lion'],
    [Buffer.from('Plant:zoo/lion').toString('base64url'), undefined, 'Plant', 'lion'],
  ])('%s as %s is %s %s', async (text, only, __typename, slug) => {
    const { data, errors } = await any(text, only);
    expect(errors).toBeUndefined();
    expect(data.beingNamed?.who).toEqual({ __typename, slug });
    expect(sent).toHaveLength(1);
  });

  test('an id of another type than asked for is refused', async () => {
    const { errors } = await any(Buffer.from('Plant:zoo/lion').toString('base64url'), 'ANIMAL');
    expect(errors?.[0]?.message).toBe('`being` is the id of a Plant, where a Animal is asked for.');
  });
});

describe('datasets', () => {
  test('a name is looked for in the dataset that is named with it', async () => {
    expect((await animal('farm/Mouser')).data.animalNamed?.who.slug).toBe('cat');
    expect((await animal('Mouser')).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  test('what is no dataset is part of the name', async () => {
    const { data } = await any('water/lily');
    expect(data.beingNamed?.who.slug).toBe('lily');
  });
});

test('what is too long for a name is stored all the same, and found by its slug', async () => {
  expect((await any('long')).data.beingNamed?.who.slug).toBe('long');
  expect((await any('x'.repeat(20_000))).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
});

test('nodes named twice in different ways come once, in the order of the first', async () => {
  const { data } = (await ask(
    '{ all(animals: ["tiger", "Puss ", "cat", "Panthera  Tigris"]) { totalCount nodes { slug } } }',
  )) as { data: unknown };
  expect(data).toEqual({ all: { totalCount: 2, nodes: [{ slug: 'cat' }, { slug: 'tiger' }] } });
});

test('an unknown name is told the nearest, by name', async () => {
  const { errors } = await animal('Panthera tigriss');
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', nearest: ['tiger'] });
});

test('a type argument that is no argument fails when the schema is built', () => {
  const other = new SchemaBuilder<{ Context: GraphContext }>({ plugins: [graphPlugin] });
  other.queryType({});
  const broken = traversal({
    name: 'broken',
    description: 'Nothing.',
    cypher: 'RETURN being AS who',
    arguments: { being: reference('Being', 'Who.', { typedBy: 'kind' }) },
    gives: {
      kind: 'row',
      record: { name: 'Broken', description: 'Nothing.', columns: { who: column.node('Being', 'It.') } },
    },
  });
  expect(() => other.graph(zoo, [broken])).toThrow(
    'broken.being: kind, which is to tell its type, is no value argument',
  );
});
