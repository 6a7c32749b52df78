import { join, resolve } from 'node:path';

/** The user of the managed Neo4j. */
export const managedUsername = 'neo4j';

/** One line of progress or warning for whoever started RoleGraph. */
export type Log = (line: string) => void;

/** How the managed Neo4j is run. Only `home` must be given; the defaults suit the demo and the tests. */
export interface ManagedOptions {
  /** The folder that holds everything the managed Neo4j needs: jars, data, logs, password. */
  home: string;
  /** Where the jars are, so that several homes can share them; `<home>/jars` by default. */
  jars?: string | undefined;
  /** The Bolt port on 127.0.0.1; 0, the default, takes any free one. */
  port?: number | undefined;
  /** Largest heap as Java writes it, `512m` by default. */
  heap?: string | undefined;
  /** Page cache as Neo4j writes it, `64m` by default. */
  pageCache?: string | undefined;
  /** `quick-start` (default) starts fastest; `throughput` is for benchmarks and large imports. */
  jvm?: JvmProfile | undefined;
  /** Seconds of running before the class archive, which halves later starts, is trained; `false` never trains. */
  trainArchiveAfter?: number | false | undefined;
  /** Receives progress lines. */
  log?: Log | undefined;
  /** Called when Neo4j's process is there and starting: what else the caller has to load costs the start least from then on. */
  onSpawned?: (() => void) | undefined;
  /** Receives the line that says that Neo4j has ended by itself; `log` by default. */
  onEnded?: Log | undefined;
}

export type JvmProfile = 'quick-start' | 'throughput';

/** Managed options with every default filled in and every path absolute. */
export type ManagedSettings = { [K in keyof ManagedOptions]-?: Exclude<ManagedOptions[K], undefined> };

/**
 * Fills in the defaults.
 * @param options what the caller asked for
 */
export function resolveSettings(options: ManagedOptions): ManagedSettings {
  const home = resolve(options.home);
  return {
    home,
    jars: options.jars === undefined ? join(home, 'jars') : resolve(options.jars),
    port: options.port ?? 0,
    heap: options.heap ?? '512m',
    pageCache: options.pageCache ?? '64m',
    jvm: options.jvm ?? 'quick-start',
    trainArchiveAfter: options.trainArchiveAfter ?? 10,
    log: options.log ?? (() => undefined),
    onSpawned: options.onSpawned ?? (() => undefined),
    onEnded: options.onEnded ?? options.log ?? (() => undefined),
  };
}

/** The Java flags for these settings, without class path and class archive. */
export function jvmFlags(settings: Pick<ManagedSettings, 'heap' | 'jvm'>): string[] {
  // Compiling with C1 only and collecting serially halves the start, at the price of speed under load.
  const profile =
    settings.jvm === 'quick-start'
      ? ['-Xms128m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1']
      : [`-Xms${settings.heap}`, '-XX:+UseG1GC'];
  return [...profile, `-Xmx${settings.heap}`];
}

/**
 * The text of neo4j.conf: Bolt on the loopback address only, small on disk, quick to stop.
 * @param port the Bolt port, already chosen
 * @param pageCache as Neo4j writes it
 */
export function neo4jConf(port: number, pageCache: string): string {
  const entries = {
    'server.default_listen_address': '127.0.0.1',
    'server.bolt.listen_address': `127.0.0.1:${port}`,
    'server.bolt.advertised_address': `127.0.0.1:${port}`,
    'server.http.enabled': 'false',
    'server.https.enabled': 'false',
    'dbms.usage_report.enabled': 'false',
    'server.memory.pagecache.size': pageCache,
    'db.tx_log.preallocate': 'false',
    'db.tx_log.rotation.size': '16m',
    'db.tx_log.rotation.retention_policy': 'keep_none',
    'db.shutdown_transaction_end_timeout': '2s',
    'internal.dbms.bolt.netty_server_shutdown_quiet_period': '0',
  };
  return `# Written by RoleGraph at every start: changes here are lost.\n${Object.entries(entries)
    .map(([key, value]) => `${key}=${value}\n`)
    .join('')}`;
}
