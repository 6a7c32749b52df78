import childProcess from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';

/** Makes every start of a process fail: the unit tier starts neither Neo4j nor a browser nor any other program. */
for (const name of ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork'] as const) {
  Object.assign(childProcess, {
    [name]: (program: string) => {
      const message = `A unit test started ${program}. How a file gets into another tier stands in test/support/tiers.ts.`;
      // The product may catch the error.
      console.error(message);
      throw new Error(message);
    },
  });
}
syncBuiltinESMExports();
