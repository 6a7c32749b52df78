import SchemaBuilder from '@pothos/core';
import { graphql, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { testNeo4j } from '../../../test/support/neo4j.ts';
import graphPlugin, {
  executeDirectly,
  type GraphContext,
  graphContext,
  graphRuntime,
  planOperation,
} from '../src/index.ts';
import { library, openLibrary } from './library.ts';

interface Context extends GraphContext {
  readonly role: 'anonymous' | 'reader';
}

/** Imported by a name that the compiler does not follow: its types would ask every builder of the project for scopes. */
const scopeAuth: string = '@pothos/plugin-scope-auth';
const { default: scopeAuthPlugin } = await import(scopeAuth);

/** The library behind @pothos/plugin-scope-auth, with a rule on the query type. */
function guardedSchema(guarded: boolean) {
  const scopes = { scopeAuth: { authScopes: ({ role }: Context) => ({ reader: role === 'reader' }) } };
  const builder = new SchemaBuilder<{ Context: Context }>({
    plugins: [scopeAuthPlugin, graphPlugin],
    ...scopes,
  });
  const rule: object = guarded ? { authScopes: { reader: true } } : {};
  builder.queryType({ ...rule });
  builder.graph(library);
  return builder.toSchema();
}

const { driver, database } = await testNeo4j({ model: library });
await openLibrary(driver, database);
const runtime = graphRuntime({ driver, database, graph: library, defaultDataset: 'town', timeout: 10_000 });
const source = '{ author(slug: "ann") { title } }';

function ask(role: Context['role'], guarded = true) {
  const contextValue: Context = { ...graphContext(runtime), role };
  const args = { schema: guardedSchema(guarded), document: parse(source), contextValue };
  return { args, answer: () => graphql({ schema: args.schema, source, contextValue }) };
}

describe('fields that another plugin guards', () => {
  test('are answered to those who may ask, and refused to others', async () => {
    expect(await ask('reader').answer()).toEqual({ data: { author: { title: 'Ann' } } });
    const { data, errors = [] } = await ask('anonymous').answer();
    expect(data).toEqual({ author: null });
    expect(errors.map(({ message }) => message)).toEqual(['Not authorized to read fields for Query']);
  });

  test('are never answered past the guard, whoever asks; their cost is known all the same', () => {
    for (const role of ['reader', 'anonymous'] as const) {
      expect(executeDirectly(ask(role).args)).toBeUndefined();
      expect(planOperation(ask(role).args)).toMatchObject({ statements: 1, cost: 2, answer: undefined });
    }
  });

  test('do not slow down those that nobody guards', async () => {
    expect(await executeDirectly(ask('anonymous', false).args)).toMatchObject({
      data: { author: { title: 'Ann' } },
    });
  });
});
