import { Neo4jUnavailable } from './errors.ts';
import type { Folders } from './folders.ts';

/**
 * Makes the error of a Neo4j that ended instead of starting, from its last cause: its headline often misleads.
 * @param output its lines
 */
export function startFault(output: readonly string[], folders: Folders): Neo4jUnavailable {
  const last = output.findLast((line) => line.includes('Caused by')) ?? output.at(-1) ?? 'it said nothing';
  const cause = last.replace(/^.*Caused by: */, '').trim();
  if (/Address already in use|BindException/.test(cause)) {
    return new Neo4jUnavailable(
      'PORT_IN_USE',
      `Neo4j could not start because its port is taken (${cause}). Choose another with NEO4J_MANAGED_PORT, or 0 for any free one.`,
    );
  }
  if (/FileLockException/.test(cause)) {
    return new Neo4jUnavailable(
      'IN_USE',
      `Another Neo4j is running on ${folders.neo4j} (${cause}). Stop that one, or give this one a folder of its own with ROLEGRAPH_HOME.`,
    );
  }
  return new Neo4jUnavailable(
    'START_FAILED',
    `Neo4j did not start: ${cause}\nIts logs are in ${folders.logs}.`,
  );
}
