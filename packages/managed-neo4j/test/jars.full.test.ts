import { readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { beforeAll, expect, inject, test } from 'vitest';
import { type Jars, provideJars } from '../src/jars.ts';
import { faultOf, linkedJars, scratchFolder } from './scratch.ts';

const folder = await scratchFolder();
const quiet = () => undefined;
let shared: Jars;
beforeAll(async () => {
  shared = await provideJars(inject('neo4jJars'), '5.26', quiet);
}, 120_000);

test('two processes that fetch at the same time both get whole, verified jars', async () => {
  const parent = join(folder, 'fetched');
  const lines: string[] = [];
  const both = await Promise.all([
    provideJars(parent, '5.26', (line) => lines.push(line)),
    provideJars(parent, '5.26', (line) => lines.push(line)),
  ]);
  expect(both[0]).toEqual(both[1]);
  expect(await readdir(parent)).toEqual([`neo4j-${shared.version}`]);
  expect(lines[0]).toContain('213 jars');
  expect(lines.at(-1)).toContain('verified');
}, 120_000);

test('jars that are there need no Maven', async () => {
  const jars = await provideJars(inject('neo4jJars'), '5.26', quiet, { PATH: folder });
  expect(jars.classPath).toHaveLength(213);
});

test('signed jars run as copies that Java takes for unsigned, made once', async () => {
  const target = await linkedJars(shared, join(folder, 'signed'));
  const provide = () => provideJars(join(target, '..'), '5.26', quiet);
  const { classPath } = await provide();
  const copies = classPath.filter((jar) => jar.includes('unsigned'));
  expect(copies.map((jar) => basename(jar).replace(/-[\d.]+jar$/, ''))).toEqual([
    'eclipse-collections',
    'eclipse-collections-api',
  ]);
  for (const copy of copies) {
    const [signed, unsigned] = await Promise.all([readFile(join(target, basename(copy))), readFile(copy)]);
    expect(signed.includes('META-INF/ECLIPSE_.SF')).toBe(true);
    expect(unsigned.includes('META-INF/ECLIPSE_.SF')).toBe(false);
    expect(unsigned.length).toBe(signed.length);
  }

  const written = (await stat(copies[0] ?? '')).mtimeMs;
  await provide();
  expect((await stat(copies[0] ?? '')).mtimeMs).toBe(written);
  await writeFile(copies[0] ?? '', 'something else');
  await provide();
  expect((await stat(copies[0] ?? '')).size).toBeGreaterThan(1_000_000);
});

test('missing jars need Maven', async () => {
  const fault = await faultOf(provideJars(join(folder, 'none'), '5.26', quiet, { PATH: folder }));
  expect(fault.code).toBe('NO_MAVEN');
});

test('a jar with other content is named, with what to do', async () => {
  const target = await linkedJars(shared, join(folder, 'changed'));
  const jar = join(target, `neo4j-kernel-${shared.version}.jar`);
  await rename(jar, `${jar}.right`);
  await writeFile(jar, 'not a jar');
  const fault = await faultOf(provideJars(join(target, '..'), '5.26', quiet));
  expect(fault.code).toBe('WRONG_JAR');
  expect(fault.message).toContain(`neo4j-kernel-${shared.version}.jar`);
  expect(fault.message).toContain(`Remove the folder ${target}`);
});

test('a jar that is gone is named', async () => {
  const target = await linkedJars(shared, join(folder, 'gone'));
  const jar = join(target, `neo4j-bolt-${shared.version}.jar`);
  await rename(jar, `${jar}.elsewhere`);
  const fault = await faultOf(provideJars(join(target, '..'), '5.26', quiet));
  expect(fault.code).toBe('WRONG_JAR');
  expect(fault.message).toContain(`neo4j-bolt-${shared.version}.jar`);
});

test('when Maven cannot fetch, its own reason is shown and nothing half-made stays behind', async () => {
  const parent = join(folder, 'cut-off');
  // A repository folder that cannot be created: Maven fails before it asks anybody.
  await writeFile(join(folder, 'a-file'), '');
  const env = { ...process.env, MAVEN_OPTS: `-Dmaven.repo.local=${join(folder, 'a-file', 'repository')}` };
  const fault = await faultOf(provideJars(parent, '5.26', quiet, env));
  expect(fault.code).toBe('FETCH_FAILED');
  expect(fault.message).toContain('[ERROR]');
  expect(await readdir(parent)).toEqual([]);
}, 60_000);
