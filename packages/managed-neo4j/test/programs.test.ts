import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findJava, findMaven, majorVersion } from '../src/java.ts';
import { faultOf, scratchFolder } from './scratch.ts';

const folder = await scratchFolder();

/** A program that answers `-version` as a Java of that version does. */
async function javaThatSays(version: string): Promise<string> {
  const bin = join(folder, version, 'bin');
  await mkdir(bin, { recursive: true });
  await writeFile(join(bin, 'java'), `#!/bin/sh\necho 'openjdk version "${version}" 2020-01-01' >&2\n`);
  await chmod(join(bin, 'java'), 0o755);
  return bin;
}

test.each([
  ['17.0.15', 17],
  ['21', 21],
  ['25-ea', 25],
  ['1.8.0_392', 8],
])('Java %s is major version %i', (version, major) => {
  expect(majorVersion(version)).toBe(major);
});

test('the Java of this machine is found', async () => {
  const java = await findJava(17);
  expect(majorVersion(java.version)).toBeGreaterThanOrEqual(17);
});

test('without Java the message names all three ways out', async () => {
  const { code, message } = await faultOf(findJava(17, { PATH: folder }));
  expect(code).toBe('NO_JAVA');
  expect(message).toContain('NEO4J_URI');
  expect(message).toContain('sudo apt install maven');
  expect(message).toContain('brew install');
  expect(message).toContain('winget install');
  expect(message).toContain('docker compose up');
});

test('without Maven the message names the same three ways', () => {
  const { message } = expectThrown(() => findMaven({ PATH: folder }));
  expect(message).toContain('Maven');
  expect(message).toContain('NEO4J_URI');
  expect(message).toContain('sudo apt install maven');
  expect(message).toContain('docker compose up');
});

test.skipIf(process.platform === 'win32')('a Java that is too old is named with its version', async () => {
  const { code, message } = await faultOf(findJava(17, { PATH: await javaThatSays('11.0.20') }));
  expect(code).toBe('NO_JAVA');
  expect(message).toContain('Java 11.0.20');
});

test.skipIf(process.platform === 'win32')('an old JAVA_HOME does not hide a newer Java on PATH', async () => {
  const old = join(await javaThatSays('1.8.0_392'), '..');
  const java = await findJava(17, { JAVA_HOME: old, PATH: await javaThatSays('21.0.4') });
  expect(java.version).toBe('21.0.4');
});

function expectThrown(action: () => unknown): Error {
  try {
    action();
  } catch (thrown) {
    if (thrown instanceof Error) return thrown;
  }
  throw new Error('expected an error');
}
