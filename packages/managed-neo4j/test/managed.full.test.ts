import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { lstatSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, inject, test, vi } from 'vitest';
import { findProgram } from '../src/commands.ts';
import { connect, openDriver } from '../src/connect.ts';
import { foldersOf } from '../src/folders.ts';
import { type ManagedNeo4j, type ManagedOptions, openNeo4j, startManagedNeo4j } from '../src/index.ts';
import { findJava } from '../src/java.ts';
import { freePort } from '../src/port.ts';
import { processInfo } from '../src/process-info.ts';
import { faultOf, scratchFolder } from './scratch.ts';

// Each start takes seconds, so the tests share a home and, where they can, the Neo4j that runs on it.
const home = await scratchFolder();
const folders = foldersOf(home);
const jars = inject('neo4jJars');
const timeout = 240_000;

const running: ManagedNeo4j[] = [];
let holder: ChildProcess | undefined;
afterAll(stopAll);

async function start(options: Partial<ManagedOptions> = {}): Promise<ManagedNeo4j> {
  const neo4j = await startManagedNeo4j({ home, jars, trainArchiveAfter: false, ...options });
  running.push(neo4j);
  return neo4j;
}

/** The Neo4j that runs on the shared home. */
async function shared(): Promise<ManagedNeo4j> {
  return running[0] ?? (await start());
}

async function stopAll(): Promise<void> {
  holder?.kill('SIGKILL');
  await Promise.all(running.splice(0).map((neo4j) => neo4j.stop()));
}

async function answer(neo4j: ManagedNeo4j, statement: string): Promise<unknown> {
  const driver = await connect({ ...neo4j, database: 'neo4j' });
  try {
    const { records } = await driver.executeQuery(statement);
    return records[0]?.get(0);
  } finally {
    await driver.close();
  }
}

/** A second RoleGraph on the same home: a process that can be killed. */
async function startHolder(env: NodeJS.ProcessEnv): Promise<{ holder: ChildProcess; neo4j: number }> {
  await stopAll();
  const script = fileURLToPath(new URL('hold.ts', import.meta.url));
  holder = spawn(process.execPath, ['--import', 'tsx', script, home, jars], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface({ input: holder.stdout ?? process.stdin }), 'line');
  return { holder, neo4j: JSON.parse(line).neo4j };
}

/** A search path with Java alone: without setpriv, Linux leaves a child behind as macOS does. */
async function pathWithJavaOnly(): Promise<string> {
  const bin = join(home, 'bin');
  await mkdir(bin, { recursive: true });
  await symlink((await findJava(17)).program, join(bin, 'java'));
  return bin;
}

async function renameUser(from: string, to: string): Promise<void> {
  const driver = openDriver({ ...(await shared()) });
  await driver
    .executeQuery('RENAME USER $from TO $to', { from, to }, { database: 'system' })
    .finally(() => driver.close());
}

async function gone(pid: number): Promise<void> {
  await expect.poll(() => processInfo(pid), { timeout: 15_000, interval: 100 }).toBeUndefined();
}

async function accepts(host: string, port: number): Promise<boolean> {
  const socket = createConnection({ host, port });
  return await once(socket, 'connect')
    .then(
      () => true,
      () => false,
    )
    .finally(() => socket.destroy());
}

test('it answers with a password of its own, on the loopback address only', { timeout }, async () => {
  const neo4j = await shared();
  expect(await answer(neo4j, 'RETURN 1')).toBe(1);
  expect((await processInfo(neo4j.pid))?.commandLine).not.toContain(neo4j.password);

  const port = Number(new URL(neo4j.uri).port);
  expect(await accepts('127.0.0.1', port)).toBe(true);
  const outside = Object.values(networkInterfaces()).flatMap((addresses = []) =>
    addresses.filter(({ family, internal }) => family === 'IPv4' && !internal),
  );
  for (const { address } of outside) expect(await accepts(address, port)).toBe(false);

  const withoutPassword = await faultOf(connect({ ...neo4j, password: '', database: 'neo4j' }));
  expect(withoutPassword.code).toBe('WRONG_PASSWORD');
});

test('a second one on the same home is refused, naming the first', { timeout }, async () => {
  const first = await shared();
  const fault = await faultOf(start());
  expect(fault.code).toBe('IN_USE');
  expect(fault.message).toContain(`this process (${process.pid})`);
  expect(fault.message).toContain(`(process ${first.pid})`);

  // Even where the first one's claim was lost, Neo4j's own lock holds.
  await rename(folders.lockFile, `${folders.lockFile}.lost`);
  const locked = await faultOf(start());
  await rename(`${folders.lockFile}.lost`, folders.lockFile);
  expect(locked.code).toBe('IN_USE');
  expect(locked.message).toContain('FileLockException');
  expect(await answer(first, 'RETURN 1')).toBe(1);
});

test.skipIf(process.platform === 'win32')(
  'nothing in its home is readable by other users, whatever the umask',
  { timeout },
  async () => {
    const other = await scratchFolder();
    const umask = process.umask(0);
    const neo4j = await start({ home: join(other, 'new', 'home') }).finally(() => process.umask(umask));
    await answer(neo4j, "CREATE (:Written {text: 'to disk'})");
    const made = await readdir(other, { recursive: true });
    expect(made).toEqual(expect.arrayContaining(['new/home/neo4j-process.json', 'new/home/neo4j/data']));
    expect(made.length).toBeGreaterThan(50);
    const open = made.filter((path) => (lstatSync(join(other, path)).mode & 0o077) !== 0);
    expect(open).toEqual([]);
  },
);

test.skipIf(process.platform === 'win32')(
  'a home of an earlier version, open to all and with the user `neo4j`, is closed and goes on with a user of its own',
  { timeout },
  async () => {
    const { username, password } = await shared();
    await answer(await shared(), 'CREATE (:Earlier)');
    await renameUser(username, 'neo4j');
    await stopAll();
    await rm(folders.username);
    for (const folder of [home, folders.neo4j]) await chmod(folder, 0o755);

    const next = await start();
    expect(await answer(next, 'MATCH (n:Earlier) RETURN count(n)')).toBe(1);
    expect(next.password).toBe(password);
    expect(next.username).toMatch(/^rolegraph-[0-9a-f]{16}$/);
    expect((await readFile(folders.username, 'utf8')).trim()).toBe(next.username);
    for (const folder of [home, folders.neo4j]) expect((await stat(folder)).mode & 0o777).toBe(0o700);
    const former = await faultOf(connect({ ...next, username: 'neo4j', database: 'neo4j' }));
    expect(former.code).toBe('WRONG_PASSWORD');

    // A crash between the two steps of naming the user.
    await renameUser(next.username, 'neo4j');
    await stopAll();
    expect((await start()).username).toBe(next.username);
  },
);

test('wrong logins without end keep it neither from starting nor from answering', { timeout }, async () => {
  await stopAll();
  const port = await freePort();
  const username = (await readFile(folders.username, 'utf8')).trim();
  const tried = { right: 0, wrong: 0, locked: 0 };
  let over = false;
  // One that does not know the name of the user, and one that does.
  const flood = ['neo4j', username].map(async (name) => {
    while (!over) {
      const driver = openDriver({
        uri: `bolt://127.0.0.1:${port}`,
        username: name,
        password: 'wrong-password',
      });
      const session = driver.session();
      const code = await session.run('RETURN 1').then(
        () => 'right',
        (thrown) => thrown.code,
      );
      if (code === 'right') tried.right += 1;
      if (code === 'Neo.ClientError.Security.Unauthorized') tried.wrong += 1;
      if (code === 'Neo.ClientError.Security.AuthenticationRateLimit') tried.locked += 1;
      await session.close();
      await driver.close();
    }
  });
  const neo4j = await start({ port });
  await vi.waitUntil(() => tried.wrong > 20, 30_000);
  for (let n = 0; n < 20; n += 1) expect(await answer(neo4j, 'RETURN 1')).toBe(1);
  over = true;
  await Promise.all(flood);
  expect(tried).toMatchObject({ right: 0, locked: 0 });
});

test('a port that is taken is said to be, and the start after it is a clean one', { timeout }, async () => {
  const taken = await shared();
  const other = await scratchFolder();
  const fault = await faultOf(start({ home: other, port: Number(new URL(taken.uri).port) }));
  expect(fault.code).toBe('PORT_IN_USE');
  expect(fault.message).toContain('Address already in use');

  const second = await start({ home: other });
  expect(await answer(second, 'RETURN 1')).toBe(1);
});

test('a password file that no longer fits the data is named', { timeout }, async () => {
  const { pid, password: right } = await shared();
  await stopAll();
  expect(await processInfo(pid)).toBeUndefined();
  await writeFile(folders.password, 'another-password');
  const wrong = await faultOf(start());
  await rm(folders.password);
  const missing = await faultOf(start());
  await writeFile(folders.password, right, { mode: 0o600 });

  expect(wrong.code).toBe('WRONG_PASSWORD');
  expect(wrong.message).toContain(folders.password);
  expect(missing.code).toBe('WRONG_PASSWORD');
  expect(missing.message).toContain(`no password in ${folders.password}`);
});

test('a Neo4j that ends by itself is reported and started again where it was, each time', {
  timeout,
}, async () => {
  const lines: string[] = [];
  const supervision = { restartDelaysMs: [0, 100] };
  const neo4j = await start({
    home: await scratchFolder(),
    onEnded: (line) => lines.push(line),
    supervision,
  });
  for (let ends = 1; ends <= 2; ends += 1) {
    const { pid } = neo4j;
    process.kill(pid, 'SIGKILL');
    await expect.poll(() => neo4j.pid, { timeout: 90_000 }).not.toBe(pid);
    expect(lines).toHaveLength(ends);
    expect(lines.at(-1)).toContain(`(process ${pid}) has ended by itself`);
    const driver = openDriver(neo4j);
    await driver.executeQuery('RETURN 1').finally(() => driver.close());
  }
});

test.skipIf(process.platform === 'win32')(
  'after kill -9 of RoleGraph the Neo4j it left behind is ended, and nothing is lost',
  { timeout },
  async () => {
    const { holder, neo4j: orphan } = await startHolder({ PATH: await pathWithJavaOnly() });
    const whileRunning = await faultOf(start());
    expect(whileRunning.message).toContain(`another RoleGraph (process ${holder.pid})`);

    const settings = {
      home,
      jars,
      username: 'neo4j',
      database: 'neo4j',
      managedPort: 0,
      attach: true,
    } as const;
    const attached = await openNeo4j(settings, () => undefined);
    const { records } = await attached.driver.executeQuery('MATCH (n:Kept) RETURN count(n) AS kept');
    expect(records[0]?.get('kept')).toBe(1);
    await attached.close();
    expect(await processInfo(orphan)).toBeDefined();

    holder.kill('SIGKILL');
    await once(holder, 'exit');
    expect(await processInfo(orphan)).toBeDefined();

    const log: string[] = [];
    const next = await start({ log: (line) => log.push(line) });
    expect(log.join('\n')).toContain(`Ending the Neo4j (process ${orphan})`);
    expect(await processInfo(orphan)).toBeUndefined();
    expect(await answer(next, 'MATCH (n:Kept) RETURN count(n)')).toBe(1);
    expect(JSON.parse(await readFile(folders.lockFile, 'utf8'))).toEqual({
      owner: process.pid,
      neo4j: next.pid,
      uri: next.uri,
    });
  },
);

test.skipIf(process.platform !== 'linux' || findProgram('setpriv') === undefined)(
  'after kill -9 of RoleGraph, Linux ends its Neo4j by itself',
  { timeout },
  async () => {
    const { holder, neo4j } = await startHolder(process.env);
    holder.kill('SIGKILL');
    await gone(neo4j);
  },
);
