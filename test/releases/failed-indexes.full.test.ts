import { beforeEach, describe, expect, test } from 'vitest';
import { read, runAlone, write } from '../../src/releases/database.ts';
import { prepareDatabase, publishedReleases, publishRelease } from '../../src/releases/index.ts';
import { testNeo4j } from '../support/neo4j.ts';
import { visibleSlugs } from './readers.ts';
import { author, book, library } from './world.ts';

const { driver, database, wipe } = await testNeo4j();
const at = { driver, database };

/** Longer than a term of a full-text index may be. */
const longName = '語'.repeat(11_000);
/** Longer than the values of a node in a range index may be. */
const longSlug = 'x'.repeat(9000);

function publish(dataset: string, slug: string) {
  return publishRelease(driver, {
    database,
    model: library,
    dataset,
    records: { nodes: [author(slug, { name: `The ${slug}` }), book('sea')], relationships: [] },
    fingerprint: 'one',
  });
}

async function states(): Promise<Readonly<Record<string, string>>> {
  const rows = await read<{ name: string; state: string }>(
    at,
    "SHOW INDEXES YIELD name, type, state WHERE type <> 'LOOKUP' RETURN name, state",
  );
  return Object.fromEntries(rows.map(({ name, state }) => [name, state]));
}

/** Gives a node a name key that no index can hold, as an earlier version of RoleGraph did, and has Neo4j fail to build the index. */
async function failNamesIndex(): Promise<void> {
  await runAlone(at, 'DROP INDEX entityNames');
  await write(
    at,
    "MATCH (n:Author {release: 'library_1', slug: 'ann'}) SET n.aliases = [$long], n.nameKeys = n.nameKeys + $long",
    { long: longName },
  );
  await runAlone(
    at,
    "CREATE FULLTEXT INDEX entityNames FOR (n:Entity) ON EACH [n.release, n.nameKeys] OPTIONS {indexConfig: {`fulltext.analyzer`: 'keyword'}}",
  );
  await expect(runAlone(at, 'CALL db.awaitIndexes(60)')).rejects.toThrow();
  expect(await states()).toMatchObject({ entityNames: 'FAILED' });
}

async function named(key: string): Promise<unknown[]> {
  const rows = await read(
    at,
    `CALL db.index.fulltext.queryNodes('entityNames', 'nameKeys:"' + $key + '"') YIELD node RETURN node.release + ' ' + node.slug AS found ORDER BY found`,
    { key },
  );
  return rows.map(({ found }) => found);
}

beforeEach(async () => {
  await wipe();
  await publish('library', 'ann');
  await publish('other', 'bob');
});

describe('An index that Neo4j could not build', () => {
  test('over names is built anew without what is too long to be looked up, which is told with its release; names are found again', async () => {
    await failNamesIndex();
    const lines: string[] = [];

    await prepareDatabase(at, library, (line) => lines.push(line));

    expect(lines).toEqual([
      'The index entityNames had failed and is built anew, without names that are too long to be looked up: release library_1 of the dataset library (Author ann).',
    ]);
    expect(await states()).toMatchObject({ entityNames: 'ONLINE' });
    expect(await named('the ann')).toEqual(['library_1 ann']);
    expect(await named('the bob')).toEqual(['other_1 bob']);
    const [row] = await read(at, "MATCH (n:Author {slug: 'ann'}) RETURN n.aliases AS aliases");
    expect(row?.aliases).toEqual([longName]);
    expect(await prepareDatabase(at, library)).toBe(0);
  });

  test('is built anew once its cause is gone', async () => {
    await failNamesIndex();
    await write(at, "MATCH (n:Author {slug: 'ann'}) SET n.nameKeys = ['the ann']");
    const lines: string[] = [];

    await prepareDatabase(at, library, (line) => lines.push(line));

    expect(lines).toEqual([
      expect.stringMatching(/^The index entityNames had failed \(.+\) and is built anew\.$/),
    ]);
    expect(await named('the ann')).toEqual(['library_1 ann']);
  });

  test('over keys names the release at fault; other datasets are published and answered all the same', async () => {
    await runAlone(at, 'DROP CONSTRAINT Author_key');
    await runAlone(at, 'DROP INDEX Entity_by_slug');
    await write(at, "MATCH (n:Author {release: 'library_1'}) SET n.slug = $longSlug", { longSlug });
    const lines: string[] = [];

    await prepareDatabase(at, library, (line) => lines.push(line));

    expect(lines).toHaveLength(2);
    for (const [index, name] of ['constraint Author_key', 'index Entity_by_slug'].entries()) {
      expect(lines[index]).toContain(
        `The ${name} cannot be built: values too long for it are in release library_1 of the dataset library (Author xxx`,
      );
      expect(lines[index]?.length).toBeLessThan(400);
    }
    expect(await publish('third', 'cleo')).toMatchObject({ status: 'published' });
    expect([...(await publishedReleases(at)).keys()]).toEqual(['library', 'other', 'third']);
    expect(await visibleSlugs(at, 'other')).toEqual(['bob', 'sea']);
  });

  test('and that is none of RoleGraph keeps nothing from going on', async () => {
    await write(at, 'CREATE (:Foreign {text: $longSlug})', { longSlug });
    await runAlone(at, 'CREATE INDEX foreign_text FOR (n:Foreign) ON (n.text)');
    await expect(runAlone(at, 'CALL db.awaitIndexes(60)')).rejects.toThrow();

    expect(await prepareDatabase(at, library)).toBe(0);
    expect(await publish('third', 'cleo')).toMatchObject({ status: 'published' });
  });
});
