import { graphql } from 'graphql';
import { expect, it } from 'vitest';
import { testNeo4j } from '../../../test/support/neo4j.ts';
import { graphContext, graphRuntime } from '../src/index.ts';
import { library, librarySchema, openLibrary } from './library.ts';

const { driver, database } = await testNeo4j({ model: library });
const { ask, run, runtime } = await openLibrary(driver, database);

const publish = (release: string) =>
  run(`MATCH (p:Publication {dataset: 'town'}) SET p.release = '${release}'`);

it('a release that another process publishes is seen by the very next question', async () => {
  await run(`CREATE (:Author:Thing {release: 'town_2', slug: 'eve', title: 'Eve'})`);
  await publish('town_2');
  const { data, statements } = await ask('{ authors { nodes { title } } }');
  expect(data).toEqual({ authors: { nodes: [{ title: 'Eve' }] } });
  expect(statements.map(({ parameters }) => Object.values(parameters)[0])).toEqual(['town_1', 'town_2']);
  expect((await ask('{ authors { totalCount } }')).statements).toHaveLength(1);
  await publish('town_1');
});

it('a process that is told what is published asks each field of its first question once', async () => {
  const sent: string[] = [];
  const onStatement = ({ name }: { readonly name: string }) => sent.push(name);
  const published = new Map([['town', 'town_1']]);
  const first = graphRuntime({ ...runtime, published, onStatement });
  const { data } = await graphql({
    schema: librarySchema,
    source: '{ authors { totalCount } books { totalCount } }',
    contextValue: graphContext(first),
  });
  expect(data).toEqual({ authors: { totalCount: 3 }, books: { totalCount: 3 } });
  expect(sent).toEqual(['authors', 'books']);
});

it('all root fields of a request read one release, though publications go on', async () => {
  await run(`UNWIND range(1, 20) AS i CREATE (:Book:Thing {release: 'town_2', slug: 'b' + i, title: 'B'})`);
  let over = false;
  const publishing = (async () => {
    for (let n = 0; !over; n += 1) await publish(n % 2 === 0 ? 'town_2' : 'town_1');
  })();
  const seen = new Set<string>();
  for (let n = 0; n < 40; n += 1) {
    const { data, errors } = await ask(
      '{ a: authors { totalCount } b: books { totalCount } c: authors { totalCount } }',
      {},
      { bothWays: false },
    );
    if (errors) expect(errors[0]?.extensions.code).toBe('SERVICE_UNAVAILABLE');
    else seen.add(JSON.stringify(data));
  }
  over = true;
  await publishing;
  const whole = [
    '{"a":{"totalCount":3},"b":{"totalCount":3},"c":{"totalCount":3}}',
    '{"a":{"totalCount":1},"b":{"totalCount":20},"c":{"totalCount":1}}',
  ];
  for (const answer of seen) expect(whole).toContain(answer);
});

it('a dataset without a published release says so', async () => {
  await run(`MATCH (p:Publication) DELETE p`);
  const { errors } = await ask('{ authors { totalCount } }');
  expect(errors?.[0]).toMatchObject({
    message: 'The dataset town holds nothing yet: no release of it has been published.',
    extensions: { code: 'SERVICE_UNAVAILABLE' },
  });
});
