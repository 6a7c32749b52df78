// A RoleGraph of its own for the fault tests: starts the managed Neo4j, says so in one line, and waits to be killed.
import { openNeo4j } from '../src/index.ts';

const [home = '', jars = ''] = process.argv.slice(2);
const settings = { home, jars, username: 'neo4j', database: 'neo4j', managedPort: 0 } as const;
const { driver, pid } = await openNeo4j({ ...settings, trainArchiveAfter: false }, () => undefined);
await driver.executeQuery("MERGE (:Kept {by: 'the one that was killed'})");
process.stdout.write(`${JSON.stringify({ neo4j: pid })}\n`);
setInterval(() => undefined, 1000);
