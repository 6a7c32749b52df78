import { openDriver } from '@rolegraph/managed-neo4j/connect';
import { type NodeRecord, publishRelease } from '../../src/releases/index.ts';
import { library, shelfOf } from './world.ts';

/** A process that gets half-way through seeding, says so and goes no further: for a test that kills it there. */
const { STUCK_URI: uri = '', STUCK_USERNAME: username = '', STUCK_PASSWORD: password = '' } = process.env;

async function* half(): AsyncGenerator<NodeRecord> {
  // More than a batch, so that some of it is written.
  yield* shelfOf(2500, 1).nodes;
  process.stdout.write('half-way\n');
  await new Promise((done) => setTimeout(done, 60_000));
}

await publishRelease(openDriver({ uri, username, password }), {
  database: 'neo4j',
  model: library,
  dataset: 'library',
  records: { nodes: half(), relationships: [] },
  fingerprint: 'stuck',
});
