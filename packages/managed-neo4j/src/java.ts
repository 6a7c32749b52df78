import { join } from 'node:path';
import { findProgram, run } from './commands.ts';
import { Neo4jUnavailable, onSystemError } from './errors.ts';

/** A Java that can run Neo4j. */
export interface Java {
  readonly program: string;
  /** As Java prints it, for example `17.0.15`. */
  readonly version: string;
}

/**
 * Finds a Java that is new enough: JAVA_HOME first, then PATH.
 * @param oldestJava the lowest major version
 * @param env the environment to look in
 * @throws Neo4jUnavailable NO_JAVA when there is none or only older ones
 */
export async function findJava(oldestJava: number, env: NodeJS.ProcessEnv = process.env): Promise<Java> {
  const tooOld: string[] = [];
  for (const program of candidates(env)) {
    const version = await versionOf(program);
    if (version === undefined) continue;
    if (majorVersion(version) >= oldestJava) return { program, version };
    tooOld.push(`${program} is Java ${version}`);
  }
  const found =
    tooOld.length === 0 ? 'no Java was found' : `only an older Java was found (${tooOld.join(', ')})`;
  throw new Neo4jUnavailable('NO_JAVA', threeWays(`${found}; Java ${oldestJava} or newer is needed`));
}

/**
 * Finds Maven on PATH; only fetching the jars needs it.
 * @throws Neo4jUnavailable NO_MAVEN
 */
export function findMaven(env: NodeJS.ProcessEnv = process.env): string {
  const program = findProgram('mvn', env.PATH);
  if (program !== undefined) return program;
  throw new Neo4jUnavailable('NO_MAVEN', threeWays('no Maven (mvn) was found, which fetches Neo4j once'));
}

/** The major version in Java's own notation: 17 for `17.0.15`, 8 for `1.8.0_392`. */
export function majorVersion(version: string): number {
  const [first = '', second = ''] = version.split(/[._-]/);
  return Number(first === '1' ? second : first);
}

function candidates(env: NodeJS.ProcessEnv): string[] {
  const ofHome = env.JAVA_HOME ? findProgram('java', join(env.JAVA_HOME, 'bin')) : undefined;
  return [ofHome, findProgram('java', env.PATH)].filter((program) => program !== undefined);
}

/** undefined when the program does not answer like a Java, as macOS's stand-in without a Java behind it. */
async function versionOf(program: string): Promise<string | undefined> {
  const { lines } = await run(program, ['-version']).catch(onSystemError({ lines: [] }));
  return lines.map((line) => /version "([^"]+)"/.exec(line)?.[1]).find((version) => version !== undefined);
}

function threeWays(problem: string): string {
  return `RoleGraph needs a Neo4j and cannot run its own: ${problem}. One of these will do:
  1. Use a Neo4j you have (5.26 or newer): set NEO4J_URI, for example bolt://127.0.0.1:7687, and NEO4J_PASSWORD.
  2. Install Java and Maven, then start again:
       Debian, Ubuntu   sudo apt install maven
       macOS            brew install openjdk@21 maven
       Windows          winget install EclipseAdoptium.Temurin.21.JDK, and Maven with: choco install maven
  3. With Docker, run both: docker compose up`;
}
