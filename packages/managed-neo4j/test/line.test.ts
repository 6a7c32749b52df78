import { expect, test } from 'vitest';
import { testNeo4j } from '../../../test/support/neo4j.ts';
import { defaultLine, lineNames } from '../src/lines.ts';

const { driver } = await testNeo4j();
const line = lineNames.find((name) => name === process.env.NEO4J_MANAGED_LINE) ?? defaultLine;

test('The tests run on the line of Neo4j that was asked for, 2026 with Cypher 25 as the default language', async () => {
  const { records } = await driver.executeQuery(
    "CALL dbms.components() YIELD name, versions WHERE name = 'Neo4j Kernel' RETURN versions[0] AS version",
  );
  expect(records[0]?.get('version')).toMatch(line === '2026' ? /^2026\./ : /^5\.26\./);
  // LET is no word of Cypher 5.
  const cypher25 = driver.executeQuery('LET one = 1 RETURN one').then(
    () => true,
    () => false,
  );
  expect(await cypher25).toBe(line === '2026');
});
