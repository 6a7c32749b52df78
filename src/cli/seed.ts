import { join } from 'node:path';
import { Neo4jUnavailable, openNeo4j } from '@rolegraph/managed-neo4j';
import { model } from '../../schema/model.ts';
import { ConfigError, readConfig } from '../config.ts';
import { fingerprint, readSeeds, SeedsInvalid } from '../ingest/seeds/index.ts';
import { publishRelease, RecordError, ReleaseError } from '../releases/index.ts';
import { printError, printLine } from './terminal.ts';

const seedsFolder = join(import.meta.dirname, '../../seeds');

/** Errors whose message says what to do: a stack would only hide it. */
const expected = [ConfigError, Neo4jUnavailable, SeedsInvalid, RecordError, ReleaseError];

async function main(): Promise<void> {
  const config = readConfig(process.env);
  // Seeds are read first: a mistake in them shows before a Neo4j is started.
  const records = await readSeeds(seedsFolder, model);
  const neo4j = await openNeo4j({ ...config.neo4j, attach: true }, printLine);
  try {
    const outcome = await publishRelease(neo4j.driver, {
      database: neo4j.database,
      model,
      dataset: records.dataset,
      records,
      fingerprint: fingerprint(records),
      log: printLine,
    });
    const size = `${outcome.nodes} nodes and ${outcome.relationships} relationships`;
    printLine(
      outcome.status === 'published'
        ? `Published release ${outcome.release} with ${size} in ${(outcome.milliseconds / 1000).toFixed(1)} s.`
        : `Seeds are unchanged: release ${outcome.release} with ${size} stays.`,
    );
  } finally {
    await neo4j.close();
  }
}

try {
  await main();
} catch (error) {
  const known = expected.some((type) => error instanceof type);
  printError(known && error instanceof Error ? `The seeds were not published.\n${error.message}` : error);
  process.exitCode = 1;
}
