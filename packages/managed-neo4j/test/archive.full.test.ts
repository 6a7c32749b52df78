import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, inject, test } from 'vitest';
import { archiveFlags, scheduleTraining, trainArchive } from '../src/class-data-sharing.ts';
import { run } from '../src/commands.ts';
import { classPathFlags, provideJars } from '../src/jars.ts';
import { findJava } from '../src/java.ts';
import { resolveSettings } from '../src/settings.ts';
import { linkedJars, scratchFolder } from './scratch.ts';

const folder = await scratchFolder();
const quiet = () => undefined;
const java = await findJava(17);
const fetched = await provideJars(inject('neo4jJars'), '5.26', quiet);
// The training runs at the lowest priority: beside other tests it takes its time.
const timeout = 300_000;

/** The jars in a folder of this test's own, which has no class archive yet. */
async function ownJars(name: string) {
  const parent = join(folder, name);
  await linkedJars(fetched, parent);
  return await provideJars(parent, '5.26', quiet);
}

/** Of a jar that Neo4j's makers signed. */
const signedClass = 'org.eclipse.collections.impl.list.mutable.FastList';

/** 213 jars and the folder of unsigned copies. */
const entries = 214;

test('a trained class archive is one that Java accepts for these jars', { timeout }, async () => {
  const jars = await ownJars('trained');
  expect(archiveFlags(java, jars)).toEqual([]);
  await trainArchive(java, jars, new AbortController().signal);
  expect(await readdir(jars.folder)).toHaveLength(entries + 1);

  const { lines } = await run(java.program, [
    '-Xlog:class+load',
    ...archiveFlags(java, jars),
    ...classPathFlags(jars),
    signedClass,
  ]);
  expect(lines.find((line) => line.includes(signedClass))).toContain('source: shared objects file');
  // With -Xshare:on Java refuses to run where it cannot use the archive; usually it goes on without.
  const flags = ['-Xshare:on', ...archiveFlags(java, jars), ...classPathFlags(jars)];
  const { exitCode } = await run(java.program, [...flags, '-version']);
  expect(exitCode).toBe(0);
});

test('a training that is given up leaves nothing behind', { timeout }, async () => {
  const jars = await ownJars('given-up');
  const training = scheduleTraining(java, jars, resolveSettings({ home: folder, trainArchiveAfter: 0 }));
  await expect.poll(() => readdir(jars.folder), { timeout: 20_000 }).toHaveLength(entries + 1);
  await training.cancel();
  expect(await readdir(jars.folder)).toHaveLength(entries);
});

/** Java 17 without a class archive of its own does not start where it is to write one; Java 21 leaves the option alone. */
test.each([
  ['refuses', `exec '${java.program}' -Xshare:off "$@"`],
  [
    'ignores',
    `for argument do
  shift
  case "$argument" in -XX:ArchiveClassesAtExit=*) ;; *) set -- "$@" "$argument" ;; esac
done
exec '${java.program}' "$@"`,
  ],
])(
  'one line tells of a Java that writes no class archive, and it is not tried again, where it %s the option',
  { timeout },
  async (name, script) => {
    const jars = await ownJars(name);
    const program = join(folder, `java-that-${name}`);
    await writeFile(program, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    const lines: string[] = [];
    const settings = resolveSettings({ home: folder, trainArchiveAfter: 0, log: (line) => lines.push(line) });
    scheduleTraining({ ...java, program }, jars, settings);
    await expect.poll(() => lines, { timeout: timeout - 60_000 }).toHaveLength(1);
    expect(lines[0]).toContain(`This Java (${program}, ${java.version}) writes no class archive`);

    scheduleTraining({ ...java, program }, jars, settings);
    await setTimeout(1000);
    expect(await readdir(jars.folder)).toHaveLength(entries);
    expect(lines).toHaveLength(1);
  },
);
