import { join } from 'node:path';
import { openNeo4j } from '@rolegraph/managed-neo4j';
import { model } from '../../schema/model.ts';
import { readConfig } from '../config.ts';
import { fingerprint, readSeeds } from '../ingest/seeds/index.ts';
import { publishRelease } from '../releases/index.ts';
import { runCommand } from './failures.ts';
import { printLine } from './terminal.ts';

const seedsFolder = join(import.meta.dirname, '../../seeds');

await runCommand('The seeds were not published.', async () => {
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
});
