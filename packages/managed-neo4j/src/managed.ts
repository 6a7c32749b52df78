import { archiveFlags, scheduleTraining } from './class-data-sharing.ts';
import { writeConfiguration } from './configuration.ts';
import { claimData } from './data-line.ts';
import { messageOrStack, Neo4jUnavailable } from './errors.ts';
import { type Folders, foldersOf } from './folders.ts';
import { startHealthCheck } from './health-check.ts';
import { lockHome } from './home-lock.ts';
import { classPathFlags, type Jars, provideJars } from './jars.ts';
import { findJava, type Java } from './java.ts';
import { type Launched, launch } from './launch.ts';
import { lines } from './lines.ts';
import { closeFolder } from './owner-only.ts';
import { passwordAdvice, providePassword } from './password.ts';
import { freePort } from './port.ts';
import { jvmFlags, type ManagedOptions, type ManagedSettings, resolveSettings } from './settings.ts';
import { supervise } from './supervise.ts';
import { provideUsername } from './username.ts';
import { within } from './within.ts';

/** A Neo4j that this process runs. */
export interface ManagedNeo4j {
  readonly uri: string;
  readonly username: string;
  readonly password: string;
  /** The id of Neo4j's own process. */
  readonly pid: number;
  /** The reason why it does not run; undefined while it does. */
  readonly downReason: string | undefined;
  /** Stops it. Close drivers first: an open transaction holds it up. */
  stop(): Promise<void>;
}

/**
 * Starts RoleGraph's own Neo4j as a child process: fetches and verifies the jars where needed, ends an orphan of an earlier run, and
 * returns when Neo4j accepts its password.
 *
 * @throws Neo4jUnavailable with the cause and the remedy
 * @see packages/managed-neo4j/test/managed.full.test.ts
 */
export async function startManagedNeo4j(options: ManagedOptions): Promise<ManagedNeo4j> {
  const settings = resolveSettings(options);
  const java = await findJava(lines[settings.line].oldestJava);
  const folders = foldersOf(settings.home);
  for (const folder of [settings.home, folders.neo4j]) await closeFolder(folder, settings.log);
  const jars = await provideJars(settings.jars, settings.line, settings.log);
  const lock = await lockHome(folders, settings.log);
  try {
    await claimData(folders, settings.line);
    settings.log(`Starting Neo4j ${jars.version} in ${settings.home}`);
    const onSpawn = async (pid: number) => {
      settings.onSpawned();
      await lock.record(pid);
    };
    const started = await startOnFreePort(folders, java, jars, settings, onSpawn);
    await lock.record(started.neo4j.pid, started.uri);
    const training = scheduleTraining(java, jars, settings);
    const { uri, username, password } = started;
    const port = Number(new URL(uri).port);
    const supervised = supervise(started.neo4j, {
      ...settings.supervision,
      again: async () => {
        // On the same port, so that drivers find it by themselves.
        const { neo4j } = await startOn(folders, java, jars, { ...settings, port }, lock.record);
        await lock.record(neo4j.pid, uri);
        settings.log('Neo4j runs again');
        return neo4j;
      },
      startHealthCheck: (onHung) =>
        startHealthCheck(
          { uri, username, password, database: 'neo4j' },
          {
            ...settings.supervision,
            onHung,
            onError: (thrown) => settings.onEnded(`Neo4j's health check failed: ${messageOrStack(thrown)}`),
          },
        ),
      onEnded: settings.onEnded,
      advice: `Neo4j's logs are in ${folders.logs}.`,
    });
    return {
      uri,
      username,
      password,
      get downReason() {
        return supervised.downReason;
      },
      get pid() {
        return supervised.current.pid;
      },
      async stop() {
        await Promise.all([training.cancel(), supervised.stop()]);
        await lock.release();
      },
    };
  } catch (thrown) {
    await lock.release();
    throw thrown;
  }
}

interface Started {
  readonly neo4j: Launched;
  readonly uri: string;
  readonly username: string;
  readonly password: string;
}

/** Milliseconds within which a started Neo4j accepts its user; on a machine at rest it takes a tenth of a second. */
const loginTimeoutMs = 60_000;

/** Tries another port where a program takes the free one before Neo4j does. */
async function startOnFreePort(...args: Parameters<typeof startOn>): Promise<Started> {
  const [, , , { port }] = args;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startOn(...args);
    } catch (thrown) {
      const clash = thrown instanceof Neo4jUnavailable && thrown.code === 'PORT_IN_USE';
      if (!clash || port !== 0 || attempt === 3) throw thrown;
    }
  }
}

async function startOn(
  folders: Folders,
  java: Java,
  jars: Jars,
  settings: ManagedSettings,
  onSpawn: (pid: number) => Promise<void>,
): Promise<Started> {
  const port = settings.port === 0 ? await freePort() : settings.port;
  const classPath = await writeConfiguration(folders, jars, port, settings);
  const flags = [...jvmFlags(settings), ...archiveFlags(java, jars)];
  const password = await providePassword(folders, java, [...flags, ...classPathFlags(jars)]);
  const neo4j = await launch(java, [...flags, `@${classPath}`, lines[jars.line].mainClass], folders, {
    onSpawn,
  });
  const uri = `bolt://127.0.0.1:${port}`;
  try {
    const username = await within(loginTimeoutMs, provideUsername(folders, uri, password), noLogin);
    return { neo4j, uri, username, password };
  } catch (thrown) {
    await neo4j.stop();
    if (!(thrown instanceof Neo4jUnavailable) || thrown.code !== 'WRONG_PASSWORD') throw thrown;
    throw new Neo4jUnavailable(
      'WRONG_PASSWORD',
      `The Neo4j in ${folders.neo4j} does not accept the password in ${folders.password}. ${passwordAdvice(folders)}`,
    );
  }
}

function noLogin(): Neo4jUnavailable {
  const message = `Neo4j has started but lets nobody in within ${loginTimeoutMs / 1000} s.`;
  return new Neo4jUnavailable('START_FAILED', message);
}
