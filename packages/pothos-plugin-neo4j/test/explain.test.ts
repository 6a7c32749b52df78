import { graphql } from 'graphql';
import { expect, it } from 'vitest';
import { testNeo4j } from '../../../test/support/neo4j.ts';
import { currentReleases, type ExecutedStatement, explain, graphContext } from '../src/index.ts';
import { library, librarySchema, openLibrary } from './library.ts';

const { driver, database } = await testNeo4j({ model: library });
const { run, runtime } = await openLibrary(driver, database);

it('a statement is explained by its plan and its Cypher, and by what it touches where that is asked for', async () => {
  const executed: ExecutedStatement[] = [];
  const contextValue = graphContext(runtime, undefined, (statement) => executed.push(statement));
  const source = '{ ann: author(slug: "ann") { title books { totalCount } } }';
  await graphql({ schema: librarySchema, source, contextValue });
  const [statement] = executed;
  if (!statement) throw new Error('No statement was observed');
  const explanation = await explain(statement, runtime, false);
  expect(explanation).toMatchObject({
    field: 'ann',
    plan: [
      'lookup Author',
      '  title: property title',
      '  books: connection –[WROTE]→ Book',
      '    totalCount: totalCount',
    ],
    cypher: expect.stringContaining('AS data'),
    parameters: { datasets: ['town'] },
  });
  expect(explanation).not.toHaveProperty('dbHits');
  expect((await explain(statement, runtime, true)).dbHits).toBeGreaterThan(0);
});

it('the current releases come with a version that differs after each change', async () => {
  const before = await currentReleases(runtime);
  expect(before).toMatchObject({ releases: new Map([['town', 'town_1']]), announced: false });
  await run("CREATE (:Publication {dataset: 'village', release: 'village_1'})");
  const after = await currentReleases(runtime);
  expect(after.releases.get('village')).toBe('village_1');
  expect(after.version).not.toBe(before.version);
});
