import {
  type Graph,
  lockKey,
  type SchemaElement,
  schemaElements,
  supersededElements,
} from '@rolegraph/graph-model';
import { Neo4jError } from 'neo4j-driver';

import { type Database, runAlone } from './database.ts';
import { ReleaseError } from './errors.ts';
import { rebuildFailed } from './failed-indexes.ts';
import { awaitBuilt, coversSame, dropStatement, type ExistingIndex, listIndexes, serves } from './indexes.ts';
import { withLock } from './lock.ts';
import { outdatedReleases, renewReleases } from './outdated.ts';

/**
 * Makes the constraints and indexes that a graph needs, where they are missing, and waits until all of them can be used. One that Neo4j
 * could not build is built anew. Where values of a release keep it from being built, the log names the release, and everything that does
 * not need the index goes on. What an earlier version of RoleGraph has made otherwise takes the current form: full-text indexes,
 * search texts of releases, the types under which their ratings are stored, and profiles.
 *
 * @param log Takes a line on each long step.
 * @returns The number of new constraints and indexes.
 * @throws ReleaseError where a constraint or index stands in the way that has the same name or purpose and another shape.
 */
export async function prepareDatabase(
  database: Database,
  graph: Graph,
  log: (line: string) => void = () => undefined,
): Promise<number> {
  const wanted = schemaElements(graph);
  const [existing, outdated] = await Promise.all([
    serving(database, wanted),
    outdatedReleases(database, graph),
  ]);
  if (missingOf(wanted, existing).length === 0 && outdated.length === 0) {
    for (const index of existing) if (index.state === 'POPULATING') await awaitBuilt(database, index);
    const built = existing.every(({ state }) => state === 'ONLINE')
      ? existing
      : await serving(database, wanted);
    if (built.every(({ state }) => state === 'ONLINE')) return 0;
  }
  await createLockKey(database);
  // One process at a time: where two make the same constraints, Neo4j can end up with half of one. Obstacles are
  // looked for here only, since a constraint that another process is making looks like a plain index for a moment.
  return withLock(database, schemaLock, { onWait: () => undefined }, async () => {
    await dropSuperseded(database, graph);
    const found = await listIndexes(database);
    const missing = missingOf(wanted, found);
    refuseObstacles(missing, found);
    const refused = await create(database, missing);
    for (const index of await serving(database, wanted)) {
      if (index.state === 'POPULATING') await awaitBuilt(database, index);
    }
    await renewReleases(database, graph, log);
    await rebuildFailed(database, graph, wanted, refused, log);
    return missing.length - refused.size;
  });
}

async function dropSuperseded(database: Database, graph: Graph): Promise<void> {
  const superseded = supersededElements(graph);
  for (const index of await listIndexes(database)) {
    if (superseded.some((element) => serves(index, element))) await runAlone(database, dropStatement(index));
  }
}

/** The indexes that serve the elements. */
async function serving(
  database: Database,
  wanted: readonly SchemaElement[],
): Promise<readonly ExistingIndex[]> {
  const existing = await listIndexes(database);
  return existing.filter((index) => wanted.some((element) => serves(index, element)));
}

/** No dataset has this name. */
const schemaLock = '(schema)';

const attempts = 5;

/** Makes the lock's own constraint. Two processes may do so at once: the second finds it when it looks again. */
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
 * Runs several transactions at once, each with all its statements sent together: the article's schema took 1.0 s, not 1.6 s.
 * All of a label go into the same one, or they would wait for each other's locks.
 *
 * @returns Elements that Neo4j refused for values in the database, with reasons.
 */
async function create(
  database: Database,
  missing: readonly SchemaElement[],
): Promise<ReadonlyMap<SchemaElement, string>> {
  const labels = [...new Set(missing.map(({ label }) => label))];
  const parts = Array.from({ length: transactions }, (_, part) =>
    missing.filter(({ label }) => labels.indexOf(label) % transactions === part),
  );
  const refused = new Map<SchemaElement, string>();
  const createEach = async (part: readonly SchemaElement[]) => {
    try {
      await createPart(database, part);
    } catch (thrown) {
      if (!isRefusedByValues(thrown)) throw thrown;
      // One constraint that cannot be made has undone the others.
      for (const element of part) {
        const words = await refusalOf(database, element);
        if (words !== undefined) refused.set(element, words);
      }
    }
  };
  await Promise.all(parts.filter((part) => part.length > 0).map(createEach));
  return refused;
}

/** @returns Neo4j's reason for a refusal; undefined without. */
async function refusalOf(database: Database, { cypher }: SchemaElement): Promise<string | undefined> {
  try {
    await runAlone(database, cypher);
    return undefined;
  } catch (thrown) {
    if (!isRefusedByValues(thrown)) throw thrown;
    return thrown.message;
  }
}

function isRefusedByValues(thrown: unknown): thrown is Neo4jError {
  return thrown instanceof Neo4jError && /^Neo\.\w+\.Schema\./.test(thrown.code);
}

async function createPart({ driver, database }: Database, part: readonly SchemaElement[]): Promise<void> {
  const session = driver.session({ database });
  try {
    await session.executeWrite((tx) => Promise.all(part.map(({ cypher }) => tx.run(cypher))));
  } finally {
    await session.close();
  }
}

function missingOf(
  wanted: readonly SchemaElement[],
  existing: readonly ExistingIndex[],
): readonly SchemaElement[] {
  return wanted.filter((element) => !existing.some((index) => serves(index, element)));
}

/** @throws ReleaseError for an index with the name or purpose of a missing element. */
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

function inTheWay(element: SchemaElement, index: ExistingIndex): ReleaseError {
  return new ReleaseError(
    `Neo4j has ${describe(index)}, where RoleGraph needs ${describe(element)}. ` +
      `Remove it with \`${dropStatement(index)}\`, or give RoleGraph a database of its own.`,
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
