import { randomUUID, webcrypto } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { run } from './commands.ts';
import { Neo4jUnavailable } from './errors.ts';
import { bundledFolder } from './folders.ts';
import { findMaven } from './java.ts';
import { lines, type Neo4jLine } from './lines.ts';
import { ownerOnly } from './owner-only.ts';
import type { Log } from './settings.ts';
import { removeStaleFiles } from './stale-files.ts';
import { withoutSignature } from './unsigned-jar.ts';

const copyDependencies = 'org.apache.maven.plugins:maven-dependency-plugin:3.7.0:copy-dependencies';

/** The jars of one Neo4j version, fetched and verified. */
export interface Jars {
  readonly line: Neo4jLine;
  readonly version: string;
  readonly folder: string;
  /** Full paths, sorted by name: the class archive holds only for exactly this class path. */
  readonly classPath: readonly string[];
}

/** Jars allowed to run: file name to SHA-256. */
type Checksums = ReadonlyMap<string, string>;

/**
 * Gives the jars of the pinned Neo4j of a line; fetches missing ones through Maven. It checks every jar against the
 * committed list each time. Several processes may do this at once: each fetches into its own folder, and the first complete one stays.
 * @param parent the folder that holds one folder per version
 * @throws Neo4jUnavailable NO_MAVEN, FETCH_FAILED or WRONG_JAR
 */
export async function provideJars(
  parent: string,
  line: Neo4jLine,
  log: Log,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Jars> {
  const bundled = join(bundledFolder, lines[line].folder);
  const checksums = await readChecksums(bundled);
  const version = versionIn(checksums);
  const folder = join(parent, `neo4j-${version}`);
  if (!existsSync(folder)) await fetchJars(folder, bundled, checksums, version, log, env);
  const advice = `Remove the folder ${folder} and start again: it is fetched anew.`;
  return { line, version, folder, classPath: await verifyJars(folder, checksums, advice) };
}

/** The Java flags that put the jars on the class path. */
export function classPathFlags(jars: Jars): string[] {
  return ['-cp', jars.classPath.join(delimiter)];
}

async function readChecksums(bundled: string): Promise<Checksums> {
  const text = await readFile(join(bundled, 'jars.sha256'), 'utf8');
  const entries = [...text.matchAll(/^([0-9a-f]{64}) [ *](\S+)$/gm)];
  return new Map(entries.map(([, sum = '', name = '']) => [name, sum]));
}

function versionIn(checksums: Checksums): string {
  const version = [...checksums.keys()].map((name) => /^neo4j-(\d.*)\.jar$/.exec(name)?.[1]).find(Boolean);
  if (version === undefined) throw new Error('neo4j/jars.sha256 does not name the jar of Neo4j itself.');
  return version;
}

async function fetchJars(
  folder: string,
  bundled: string,
  checksums: Checksums,
  version: string,
  log: Log,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const maven = findMaven(env);
  const partial = `${folder}.${randomUUID()}.partial`;
  await removeStaleFiles(dirname(folder));
  await mkdir(partial, { recursive: true, mode: ownerOnly.folder });
  try {
    log(`Fetching Neo4j ${version} through Maven, once: ${checksums.size} jars, 120 to 150 MB.`);
    await runMaven(maven, join(bundled, 'pom.xml'), partial, log, checksums, env);
    const advice =
      'If your Maven repository (usually ~/.m2/repository) holds a damaged copy, remove that and start again.';
    await verifyJars(partial, checksums, advice);
    // The jars are no secret, but all files below a home have the same modes.
    await Promise.all([...checksums.keys()].map((name) => chmod(join(partial, name), ownerOnly.file)));
    await rename(partial, folder).catch((thrown: unknown) => {
      // Another process was quicker; its jars passed the same check.
      if (!existsSync(folder)) throw thrown;
    });
    log(`Neo4j ${version} is fetched and its ${checksums.size} jars are verified.`);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

async function runMaven(
  maven: string,
  pom: string,
  target: string,
  log: Log,
  checksums: Checksums,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const args = ['--batch-mode', '--file', pom, copyDependencies, `-DoutputDirectory=${target}`];
  // Maven downloads jars of its own plugins as well: only Neo4j's are counted.
  let downloaded = 0;
  const progress = setInterval(() => {
    if (downloaded > 0) log(`  ${downloaded} of ${checksums.size} jars downloaded`);
  }, 3000);
  try {
    const { exitCode, lines } = await run(maven, args, { env }, (line) => {
      const jar = /Downloaded from .*\/(\S+\.jar)\b/.exec(line)?.[1];
      if (jar !== undefined && checksums.has(jar)) downloaded += 1;
    });
    if (exitCode === 0) return;
    const errors = lines.filter((line) => line.includes('[ERROR]')).slice(0, 3);
    throw new Neo4jUnavailable(
      'FETCH_FAILED',
      `Maven could not fetch Neo4j:\n  ${(errors.length > 0 ? errors : lines.slice(-3)).join('\n  ')}\nCheck the network and Maven's settings (mirror, proxy), or set NEO4J_URI to a Neo4j you have.`,
    );
  } finally {
    clearInterval(progress);
  }
}

/** @returns The path that each jar is to be run from, sorted by name. */
async function verifyJars(folder: string, checksums: Checksums, advice: string): Promise<string[]> {
  const present = new Set(await readdir(folder));
  const names = [...checksums.keys()].sort();
  return await Promise.all(
    names.map(async (name) => {
      const wrong = (problem: string) =>
        new Neo4jUnavailable('WRONG_JAR', `The jar ${name} in ${folder} ${problem}. ${advice}`);
      if (!present.has(name)) throw wrong('is missing');
      const content = await readFile(join(folder, name));
      const sum = await sha256(content);
      const expected = checksums.get(name);
      if (sum !== expected) throw wrong(`has the SHA-256 ${sum}, not ${expected}`);
      return await withoutSignature(join(folder, name), content);
    }),
  );
}

/** Web Crypto hashes off the main thread, so that all cores share in the 120 MB. */
async function sha256(content: Buffer): Promise<string> {
  return Buffer.from(await webcrypto.subtle.digest('SHA-256', content)).toString('hex');
}
