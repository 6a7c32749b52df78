import { profileVersion, searchTextVersion } from '@rolegraph/graph-model';
import neo4j, { type Transaction } from 'neo4j-driver';
import { readStatement } from '../cypher/read-statement.ts';

import { type Database, write } from './database.ts';
import { ReleaseError } from './errors.ts';
import type { Release } from './list.ts';
import type { Size, Staged } from './stage.ts';

const statements = {
  begin: readStatement('releases/begin'),
  complete: readStatement('releases/complete'),
  publish: readStatement('releases/publish'),
};

/**
 * Begins a new release of a dataset, staged and empty. Only under the dataset's lock.
 *
 * @param earlier The releases that the dataset has.
 * @param thresholds The declared thresholds as text, by which relationships are stored.
 * @returns Its id, such as `article_3`.
 */
export async function begin(
  database: Database,
  dataset: string,
  earlier: readonly Release[],
  fingerprint: string,
  sources: readonly string[],
  thresholds: string,
): Promise<string> {
  const number = 1 + Math.max(0, ...earlier.map((release) => release.number));
  const id = `${dataset}_${number}`;
  await write(database, statements.begin, {
    id,
    dataset,
    number: neo4j.int(number),
    fingerprint,
    sources,
    thresholds,
    searchTextVersion: neo4j.int(searchTextVersion),
    profileVersion: neo4j.int(profileVersion),
  });
  return id;
}

/**
 * Declares a staged release complete, after counting its records.
 *
 * @throws ReleaseError where some are missing, or it is not staged.
 */
export async function complete(database: Database, release: string, expected: Staged): Promise<void> {
  const [found] = await write<Size & Record<string, unknown>>(database, statements.complete, {
    release,
    nodes: neo4j.int(expected.nodes),
    relationships: neo4j.int(expected.relationships),
    ...typeCounts('node', expected.nodesByType),
    ...typeCounts('relationship', expected.relationshipsByType),
  });
  if (!found) throw new ReleaseError(`Release ${release} is not staged, so it cannot be completed`);
  if (found.nodes !== expected.nodes || found.relationships !== expected.relationships) {
    throw new ReleaseError(
      `Release ${release} should hold ${expected.nodes} nodes and ${expected.relationships} relationships, but Neo4j counts ${found.nodes} and ${found.relationships}. It is not published.`,
    );
  }
}

/** Two lists side by side, since a property cannot hold a map. */
function typeCounts(
  kind: 'node' | 'relationship',
  byType: ReadonlyMap<string, number>,
): Record<string, unknown> {
  const sorted = [...byType].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    [`${kind}Types`]: sorted.map(([type]) => type),
    [`${kind}Counts`]: sorted.map(([, count]) => neo4j.int(count)),
  };
}

/**
 * Points readers of the dataset to a release: one write, seen when the transaction commits.
 *
 * @throws ReleaseError where the release is not complete. The pointer stays as it is.
 */
export async function publish(transaction: Transaction, release: string): Promise<void> {
  const { records } = await transaction.run(statements.publish, { release });
  if (records.length === 0) {
    throw new ReleaseError(`Release ${release} is not complete, so it cannot be published`);
  }
}
