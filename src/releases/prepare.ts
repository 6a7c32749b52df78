import { Neo4jError } from 'neo4j-driver';
import { escapeName } from '../cypher/escape.ts';
import { lockKey, type SchemaElement, schemaElements, supersededElements } from '../graph/constraints.ts';
import type { Graph } from '../graph/index.ts';
import { type Database, read, runAlone } from './database.ts';
import { ReleaseError } from './errors.ts';
import { withLock } from './lock.ts';
import { releasesWithOutdatedSearchTexts, renewSearchTexts } from './search-texts.ts';

interface ExistingIndex extends Record<string, unknown> {
  readonly name: string;
  readonly kind: SchemaElement['kind'] | 'other';
  readonly label: string | null;
  readonly properties: readonly string[];
  readonly state: string;
}

/**
 * Makes the constraints and indexes that a graph needs, where they are missing, and waits until all of them can be used. What an earlier
 * version of RoleGraph has made otherwise is brought to the form of now: full-text indexes, and search texts of releases.
 *
 * @param log Takes a line on what takes time.
 * @returns How many constraints and indexes were made.
 * @throws ReleaseError where a constraint or index stands in the way that has the same name or purpose and another shape.
 */
export async function prepare(
  database: Database,
  graph: Graph,
  log: (line: string) => void = () => undefined,
): Promise<number> {
  const wanted = schemaElements(graph);
  const [existing, outdated] = await Promise.all([
    listIndexes(database),
    releasesWithOutdatedSearchTexts(database),
  ]);
  if (missingOf(wanted, existing).length === 0 && outdated.length === 0) {
    if (existing.some(({ state }) => state !== 'ONLINE')) await awaitIndexes(database);
    return 0;
  }
  await createLockKey(database);
  // One process at a time: where two make the same constraints, Neo4j can end up with half of one. What stands in the way is
  // told from here only, since a constraint that another process is making looks like a plain index for a moment.
  return withLock(database, schemaLock, { onWait: () => undefined }, async () => {
    await dropSuperseded(database, graph);
    const found = await listIndexes(database);
    const missing = missingOf(wanted, found);
    refuseObstacles(missing, found);
    await create(database, missing);
    await awaitIndexes(database);
    const releases = await releasesWithOutdatedSearchTexts(database);
    if (releases.length > 0) log(`Making search texts anew for ${releases.join(', ')}`);
    await renewSearchTexts(database, graph, releases);
    return missing.length;
  });
}

async function dropSuperseded(database: Database, graph: Graph): Promise<void> {
  const existing = await listIndexes(database);
  for (const element of supersededElements(graph)) {
    if (existing.some((index) => serves(index, element))) {
      await runAlone(database, `DROP INDEX ${escapeName(element.name)} IF EXISTS`);
    }
  }
}

/** No dataset has this name. */
const schemaLock = '(schema)';

const attempts = 5;

/** The lock itself stands on a constraint, which two processes may make at once: the second finds it when it looks again. */
async function createLockKey(database: Database): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await runAlone(database, lockKey.cypher);
      return;
    } catch (thrown) {
      const other =
        thrown instanceof Neo4jError &&
        (thrown.retriable || thrown.code.startsWith('Neo.ClientError.Schema.'));
      if (!other) throw thrown;
      if (attempt === attempts) {
        refuseObstacles([lockKey], await listIndexes(database));
        throw thrown;
      }
      await new Promise((done) => setTimeout(done, 100 * attempt));
    }
  }
}

const transactions = 4;

/**
 * Several transactions side by side, each with all its statements sent at once: the article's schema took 1.0 s instead of 1.6 s.
 * All of a label go into the same one, or they would wait for each other's locks.
 */
async function create(database: Database, missing: readonly SchemaElement[]): Promise<void> {
  const labels = [...new Set(missing.map(({ label }) => label))];
  const parts = Array.from({ length: transactions }, (_, part) =>
    missing.filter(({ label }) => labels.indexOf(label) % transactions === part),
  );
  await Promise.all(parts.filter((part) => part.length > 0).map((part) => createPart(database, part)));
}

async function createPart({ driver, database }: Database, part: readonly SchemaElement[]): Promise<void> {
  const session = driver.session({ database });
  try {
    await session.executeWrite((tx) => Promise.all(part.map(({ cypher }) => tx.run(cypher))));
  } finally {
    await session.close();
  }
}

async function awaitIndexes(database: Database): Promise<void> {
  await runAlone(database, 'CALL db.awaitIndexes(600)');
}

function missingOf(
  wanted: readonly SchemaElement[],
  existing: readonly ExistingIndex[],
): readonly SchemaElement[] {
  return wanted.filter((element) => !existing.some((index) => serves(index, element)));
}

/** A unique constraint is seen through the index behind it. */
async function listIndexes(database: Database): Promise<ExistingIndex[]> {
  return read<ExistingIndex>(
    database,
    `SHOW INDEXES YIELD name, type, entityType, labelsOrTypes, properties, owningConstraint, state
     WHERE type <> 'LOOKUP'
     RETURN name, state, properties,
       CASE WHEN entityType = 'NODE' AND size(labelsOrTypes) = 1 THEN labelsOrTypes[0] END AS label,
       CASE WHEN type = 'FULLTEXT' THEN 'text' WHEN type <> 'RANGE' THEN 'other'
            WHEN owningConstraint IS NULL THEN 'range' ELSE 'unique' END AS kind`,
  );
}

/** A search names its index, so a full-text index under another name is of no use; other kinds are found by what they cover. */
function serves(index: ExistingIndex, element: SchemaElement): boolean {
  return (
    index.kind === element.kind &&
    coversSame(element, index) &&
    (!isText(element) || index.name === element.name)
  );
}

/** What has the name or the purpose of an element that is missing keeps it from being made. */
function refuseObstacles(missing: readonly SchemaElement[], existing: readonly ExistingIndex[]): void {
  for (const element of missing) {
    const obstacle = existing.find(
      (index) =>
        index.name === element.name ||
        (index.kind !== 'other' && isText(index) === isText(element) && coversSame(element, index)),
    );
    if (obstacle) throw inTheWay(element, obstacle);
  }
}

function isText({ kind }: Pick<ExistingIndex, 'kind'>): boolean {
  return kind === 'text';
}

function coversSame(element: SchemaElement, index: ExistingIndex): boolean {
  return element.label === index.label && element.properties.join() === index.properties.join();
}

function inTheWay(element: SchemaElement, index: ExistingIndex): ReleaseError {
  const what = index.kind === 'unique' ? 'CONSTRAINT' : 'INDEX';
  return new ReleaseError(
    `Neo4j has ${describe(index)}, where RoleGraph needs ${describe(element)}. ` +
      `Remove it with \`DROP ${what} ${escapeName(index.name)}\`, or give RoleGraph a database of its own.`,
  );
}

function describe({ kind, name, label, properties }: SchemaElement | ExistingIndex): string {
  const kinds = {
    unique: 'a unique constraint',
    range: 'a range index',
    text: 'a full-text index',
    other: 'an index',
  };
  return `${kinds[kind]} "${name}" on ${label ?? 'something else'} (${properties.join(', ')})`;
}
