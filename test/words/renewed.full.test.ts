import { beforeAll, expect, test } from 'vitest';
import { model } from '../../schema/index.ts';
import { read, runAlone } from '../../src/releases/database.ts';
import { prepareDatabase, publishRelease } from '../../src/releases/index.ts';
import { asker } from '../import/world.ts';
import { testNeo4j } from '../support/neo4j.ts';

const neo4j = await testNeo4j({ model });
const ask = asker(neo4j, 'older');

const nodes = [
  { type: 'Role', slug: 'node', properties: { name: 'Node.js', aliases: ['Nodejs developer'] } },
  {
    type: 'Label',
    slug: 'de-node',
    properties: { language: 'de', text: 'Knotenbauer', alternatives: ['Knotenbauerin'] },
  },
];
const ends = { from: { type: 'Role', slug: 'node' }, to: { type: 'Label', slug: 'de-node' } };

/** Puts what versions before 0.2 have stored in place of today's: names' keys alone, and an index over the texts themselves. */
beforeAll(async () => {
  await publishRelease(neo4j.driver, {
    database: neo4j.database,
    model,
    dataset: 'older',
    records: { nodes, relationships: [{ type: 'HAS_LABEL', ...ends, properties: {} }] },
    fingerprint: 'older',
  });
  await runAlone(
    neo4j,
    `MATCH (n:Entity) SET n.nameKeys = n.nameKeys[..1 + size(n.aliases)]
     REMOVE n.nameWords, n.aliasesWords, n.descriptionWords, n.nameInitials, n.furtherNames, n.furtherNamesWords`,
  );
  await runAlone(neo4j, 'MATCH (release:Release) REMOVE release.searchTextVersion');
  await runAlone(neo4j, 'DROP INDEX entities');
  await runAlone(
    neo4j,
    "CREATE FULLTEXT INDEX entities FOR (n:Entity) ON EACH [n.release, n.name, n.aliases, n.description] OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-no-stop-words'}}",
  );
});

test('A release of an earlier version is found like a new one after the next start, and nothing else of it changes', async () => {
  const [before] = await read(
    neo4j,
    'MATCH (n:Role) RETURN n.name AS name, n.aliases AS aliases, n.slug AS slug',
  );
  const lines: string[] = [];
  await prepareDatabase(neo4j, model, (line) => lines.push(line));

  expect(lines).toEqual(['Making search texts anew for older_1']);
  expect(
    await read(neo4j, 'MATCH (n:Role) RETURN n.name AS name, n.aliases AS aliases, n.slug AS slug'),
  ).toEqual([before]);
  const { search, suggest, resolveTerms } = await ask(
    `{ search(text: "knotenbauer") { nodes { slug } }
       suggest(prefix: "js") { entity { slug } }
       resolveTerms(terms: ["Knotenbauerin", "node.js"]) { candidates { label tier entity { slug } } } }`,
  );
  expect(search.nodes).toEqual([{ slug: 'node' }]);
  expect(suggest).toEqual([{ entity: { slug: 'node' } }]);
  expect(resolveTerms).toEqual([
    { candidates: [{ label: 'Knotenbauerin', tier: 'ALIAS', entity: { slug: 'node' } }] },
    { candidates: [{ label: 'Node.js', tier: 'NAME', entity: { slug: 'node' } }] },
  ]);

  expect(await prepareDatabase(neo4j, model, (line) => lines.push(line))).toBe(0);
  expect(lines).toHaveLength(1);
});
