import childProcess from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';

/** Makes every start of a process fail: the unit tier starts neither Neo4j nor a browser nor any other program. */
for (const name of ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork'] as const) {
  Object.assign(childProcess, {
    [name]: (program: string) => {
      throw new Error(
        `A unit test started ${program}. Tests that need Neo4j or another program import it from test/support or \`node:child_process\`, ` +
          'and so belong to another tier (test/support/tiers.ts).',
      );
    },
  });
}
syncBuiltinESMExports();
