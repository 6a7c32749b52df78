import { readFile, writeFile } from 'node:fs/promises';
import { expect, inject, onTestFinished, test } from 'vitest';
import { archiveFlags } from '../src/class-data-sharing.ts';
import { writeConfiguration } from '../src/configuration.ts';
import { connect } from '../src/connect.ts';
import { foldersOf } from '../src/folders.ts';
import { classPathFlags, provideJars } from '../src/jars.ts';
import { findJava } from '../src/java.ts';
import { launch } from '../src/launch.ts';
import { lines } from '../src/lines.ts';
import { providePassword } from '../src/password.ts';
import { freePort } from '../src/port.ts';
import { jvmFlags } from '../src/settings.ts';
import { faultOf, scratchFolder } from './scratch.ts';

test('a login that wrong passwords of others have locked is waited for', async () => {
  const folders = foldersOf(await scratchFolder());
  const quiet = () => undefined;
  const [java, jars, port] = [
    await findJava(17),
    await provideJars(inject('neo4jJars'), '5.26', quiet),
    await freePort(),
  ];
  const memory = { heap: '512m', pageCache: '16m' };
  const classPath = await writeConfiguration(folders, jars, port, memory);
  const conf = await readFile(folders.confFile, 'utf8');
  // A Neo4j as others run it: locked after three wrong logins, for five seconds.
  await writeFile(folders.confFile, conf.replace(/^.*auth_max_failed_attempts.*$/m, ''));
  const flags = [...jvmFlags({ heap: memory.heap, jvm: 'quick-start' }), ...archiveFlags(java, jars)];
  const password = await providePassword(folders, java, [...flags, ...classPathFlags(jars)]);
  const locking = await launch(java, [...flags, `@${classPath}`, lines[jars.line].mainClass], folders);
  onTestFinished(() => locking.stop());

  const locked = { uri: `bolt://127.0.0.1:${port}`, username: 'neo4j', password, database: 'neo4j' };
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    await faultOf(connect({ ...locked, password: 'not-the-password' }));
  }
  const fault = await faultOf(connect(locked, 0));
  expect(fault.code).toBe('LOGIN_LOCKED');
  expect(fault.message).toContain('has locked user "neo4j"');
  await (await connect(locked)).close();
}, 240_000);
