import { buildSchema, GraphQLError, type OperationDefinitionNode, parse } from 'graphql';
import neo4j from 'neo4j-driver';
import { expect, onTestFinished, test } from 'vitest';
import { read } from '../../packages/pothos-plugin-neo4j/src/executor/session.ts';
import { databaseErrorOf } from '../../src/http/graphql/neo4j-errors.ts';
import { testNeo4j } from '../support/neo4j.ts';
import { signal, startServer } from './fixture.ts';

const { driver, database } = await testNeo4j();

test('an error of our own is hidden; its request id finds it in the log', async () => {
  const { ask, logged } = await startServer({
    boom: () => {
      throw new Error('secret of the house');
    },
  });
  const { body } = await ask('{ boom }');
  const [error] = body.errors ?? [];
  expect(JSON.stringify(body)).not.toContain('secret');
  expect(error?.extensions.code).toBe('INTERNAL_SERVER_ERROR');
  expect(error?.path).toEqual(['boom']);
  expect(logged).toHaveLength(1);
  expect(logged[0]).toContain('secret of the house');
  expect(logged[0]).toContain(String(error?.extensions.requestId));
});

test('an error without a code is one of our own too', async () => {
  const { ask } = await startServer({
    boom: () => {
      throw new GraphQLError('secret of a library');
    },
  });
  const { body } = await ask('{ boom }');
  expect(JSON.stringify(body)).not.toContain('secret');
  expect(body.errors?.[0]?.extensions.code).toBe('INTERNAL_SERVER_ERROR');
});

test('an error with a code reaches the client as it was written, and other fields still answer', async () => {
  const extensions = { code: 'NOT_FOUND', argument: 'slug', nearest: ['ai-engineer'] };
  const { ask, logged } = await startServer({
    hello: () => 'hi',
    role: () => {
      throw new GraphQLError('There is no such role', { extensions });
    },
  });
  const { body } = await ask('{ hello role }');
  expect(body.data).toEqual({ hello: 'hi', role: null });
  expect(body.errors).toMatchObject([{ message: 'There is no such role', path: ['role'], extensions }]);
  expect(logged).toEqual([]);
});

test("the caller's own request id is used", async () => {
  const { url } = await startServer({
    boom: () => {
      throw new Error('x');
    },
  });
  const response = await fetch(`${url}/graphql?query={boom}`, { headers: { 'x-request-id': 'trace-42' } });
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { requestId: 'trace-42' } }] });
});

test.each([
  ['a question that cannot be read', '{ hello', {}, 'GRAPHQL_PARSE_FAILED'],
  ['a question for an unknown field', '{ nope }', {}, 'GRAPHQL_VALIDATION_FAILED'],
  ['a variable of the wrong type', 'query($n: Int) { hello(count: $n) }', { n: 'x' }, 'BAD_USER_INPUT'],
  ['a null where none may be', 'query($n: Int = 1) { limited(count: $n) }', { n: null }, 'BAD_USER_INPUT'],
  ['two operations and no name', 'query A { hello } query B { hello }', {}, 'OPERATION_RESOLUTION_FAILURE'],
])('%s has a code that says so', async (_, query, variables, code) => {
  const schema = buildSchema('type Query { hello(count: Int = 1): String limited(count: Int!): String }');
  const { ask, logged } = await startServer({}, { schema });
  const { body } = await ask(query, variables);
  expect(body.errors?.map((error) => error.extensions.code)).toEqual([code]);
  expect(logged).toEqual([]);
});

test('a database that does not answer is SERVICE_UNAVAILABLE, without its address', async () => {
  const gone = neo4j.driver('bolt://127.0.0.1:1', neo4j.auth.basic('neo4j', 'hunter2'));
  onTestFinished(() => gone.close());
  const { ask, logged } = await startServer({ ask: () => gone.session().run('RETURN 1') });
  const { body } = await ask('{ ask }');
  expect(body.errors?.[0]?.extensions.code).toBe('SERVICE_UNAVAILABLE');
  expect(JSON.stringify(body)).not.toContain('127.0.0.1');
  expect(logged).toHaveLength(1);
  expect(logged[0]).toContain('SERVICE_UNAVAILABLE');
  expect(logged[0]).not.toContain('stack');
});

test.each([
  'ServiceUnavailable',
  'SessionExpired',
  'ProtocolError',
  'Neo.TransientError.Request.NoThreadsAvailable',
  'Neo.TransientError.Transaction.Terminated',
])('a fault that passes by itself, such as %s, is SERVICE_UNAVAILABLE', (code) => {
  expect(databaseErrorOf(new neo4j.Neo4jError('x', code, '', ''))?.code).toBe('SERVICE_UNAVAILABLE');
});

test('a statement that takes too long is TIMEOUT', async () => {
  const slow = 'UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN sum(a * b) AS sum';
  const session = driver.session();
  onTestFinished(() => session.close());
  const { ask } = await startServer({ ask: () => session.run(slow, {}, { timeout: 200 }) });
  const { body } = await ask('{ ask }');
  expect(body.errors?.[0]?.extensions.code).toBe('TIMEOUT');
  // A field without lists cannot ask for fewer of them.
  expect(body.errors?.[0]?.message).toBe(
    'The operation took longer than allowed. Ask for less at a time: fewer root fields in one operation.',
  );
});

test.each([
  ['{ role { name } }', 'fewer root fields in one operation.'],
  ['{ roles { nodes { name } } }', 'fewer nested lists, a smaller `first`, or fewer root fields.'],
  ['{ role { ...Lists } }', 'fewer nested lists, a smaller `first`, or fewer root fields.'],
])(
  'what took too long, did not fit into memory or could not be planned advises what %s can leave out',
  (source, advice) => {
    const [operation] = parse(source).definitions as [OperationDefinitionNode];
    const faults = [
      'Neo.ClientError.Transaction.TransactionTimedOut',
      'Neo.TransientError.General.TransactionOutOfMemoryError',
      'Neo.TransientError.General.StackOverFlowError',
    ].map((code) =>
      databaseErrorOf(new neo4j.Neo4jError('x', code, '', ''), operation.selectionSet.selections),
    );
    expect(faults).toEqual(
      ['TIMEOUT', 'QUERY_TOO_COMPLEX', 'QUERY_TOO_COMPLEX'].map((code) => ({
        code,
        message: expect.stringMatching(new RegExp(`Ask for less at a time: ${advice.replace('.', '[.]')}$`)),
      })),
    );
  },
);

test('a statement that outgrows the memory of Neo4j is QUERY_TOO_COMPLEX, and is not tried again', async () => {
  const text = 'UNWIND range(1, 1000) AS a RETURN size(collect([b IN range(1, 100000) | a + b])) AS size';
  let sent = 0;
  const options = { driver, database, timeout: 20_000, onStatement: () => (sent += 1) };
  const ours = () => read({ text, parameters: {}, name: 'large' }, options, undefined);
  const { ask } = await startServer({ ask: ours });
  const { body } = await ask('{ ask }');
  expect(body.errors?.[0]?.extensions.code).toBe('QUERY_TOO_COMPLEX');
  expect(sent).toBe(1);
});

test('a client that goes away leaves nothing in the log', async () => {
  const reached = signal();
  const left = signal();
  const { url, logged } = await startServer({
    slow: async (_, { request }) => {
      request.signal.addEventListener('abort', left.give);
      reached.give();
      await left.given;
      throw new Error('cut off');
    },
  });
  const client = new AbortController();
  const answer = fetch(`${url}/graphql?query={slow}`, { signal: client.signal });
  await reached.given;
  client.abort();
  await expect(answer).rejects.toThrow();
  await left.given;
  await new Promise((done) => setTimeout(done, 50));
  expect(logged).toEqual([]);
});
