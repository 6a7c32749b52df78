import { createServer } from 'node:http';
import { createConnection, createServer as createTcpServer } from 'node:net';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { testNeo4j } from '../../../test/support/neo4j.ts';
import { connect } from '../src/connect.ts';
import { openNeo4j } from '../src/index.ts';
import { freePort } from '../src/port.ts';
import { faultOf, scratchFolder } from './scratch.ts';

const { uri, username, password, database } = await testNeo4j();
const home = await scratchFolder();
const access = { uri, username, password, database };

const httpServer = createServer((_, response) => response.end('hello'));
const httpPort = await freePort();
beforeAll(() => new Promise<void>((done) => httpServer.listen(httpPort, '127.0.0.1', done)));
afterAll(() => new Promise((done) => httpServer.close(done)));

test('a server named by NEO4J_URI is used, and left running when RoleGraph closes', async () => {
  const opened = await openNeo4j({ ...access, home, managedPort: 0 }, () => undefined);
  const { records } = await opened.driver.executeQuery('RETURN 1 AS one');
  expect(records[0]?.get('one')).toBe(1);
  expect(opened).toMatchObject({ uri, database, managed: false });
  await opened.close();

  const again = await connect(access);
  await again.close();
});

test('a wrong password is told apart, with the variables to check', async () => {
  const fault = await faultOf(connect({ ...access, password: 'not-the-password' }));
  expect(fault.code).toBe('WRONG_PASSWORD');
  expect(fault.message).toContain('NEO4J_PASSWORD');
  expect(fault.message).not.toContain('not-the-password');
});

test('a database that does not exist is named', async () => {
  const fault = await faultOf(connect({ ...access, database: 'elsewhere' }));
  expect(fault.code).toBe('NO_DATABASE');
  expect(fault.message).toContain('"elsewhere"');
});

test('a server that does not answer is an error within seconds, and nothing else is started instead', async () => {
  const log: string[] = [];
  const silent = `bolt://127.0.0.1:${await freePort()}`;
  const settings = { ...access, uri: silent, home, managedPort: 0 };
  const fault = await faultOf(openNeo4j(settings, (line) => log.push(line)));
  expect(fault.code).toBe('UNREACHABLE');
  expect(fault.message).toContain(silent);
  expect(log).toEqual([]);
}, 5000);

test('a port where something other than Neo4j answers is unreachable too', async () => {
  const fault = await faultOf(connect({ ...access, uri: `bolt://127.0.0.1:${httpPort}` }));
  expect(fault.code).toBe('UNREACHABLE');
});

test.each(['http://127.0.0.1:7474', 'postgres://127.0.0.1', 'nonsense'])(
  '%s is not an address of a Neo4j',
  async (bad) => {
    const fault = await faultOf(connect({ ...access, uri: bad }));
    expect(fault.code).toBe('BAD_URI');
    expect(fault.message).toContain('bolt://127.0.0.1:7687');
  },
);

test('a server older than 5.26 is refused, with the version that is needed', async () => {
  // The real server, heard through a wire on which it gives its version as 5.25.
  const wire = createTcpServer((client) => {
    const server = createConnection(Number(new URL(uri).port), '127.0.0.1');
    server.on('data', (bytes) => {
      const older = bytes.toString('latin1').replace(/Neo4j\/[\d.]+/, (agent) => olderThan(agent));
      client.write(Buffer.from(older, 'latin1'));
    });
    client.pipe(server);
    for (const socket of [client, server]) socket.on('error', () => undefined);
    client.on('close', () => server.destroy());
  });
  const port = await freePort();
  await new Promise<void>((done) => wire.listen(port, '127.0.0.1', done));
  onTestFinished(() => void wire.close());
  const fault = await faultOf(connect({ ...access, uri: `bolt://127.0.0.1:${port}` }));
  expect(fault.code).toBe('TOO_OLD');
  expect(fault.message).toContain('is Neo4j/5.25');
  expect(fault.message).toContain('5.26 or newer');
});

/** Of the same length, which the message on the wire announces. */
function olderThan(agent: string): string {
  return 'Neo4j/5.25.0'.padEnd(agent.length, '0');
}

test('a cluster that does not answer is told in a short line', async () => {
  const fault = await faultOf(connect({ ...access, uri: `neo4j://127.0.0.1:${await freePort()}` }));
  expect(fault.code).toBe('UNREACHABLE');
  expect(fault.message).not.toContain('routing table');
});

test('a password inside the address is not repeated', async () => {
  const fault = await faultOf(connect({ ...access, uri: `bolt://neo4j:secret@127.0.0.1:${httpPort}` }));
  expect(fault.message).not.toContain('secret');
});
