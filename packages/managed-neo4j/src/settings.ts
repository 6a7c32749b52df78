import { join, resolve } from 'node:path';
import { defaultLine, type Neo4jLine } from './lines.ts';

/** One line of progress or warning for the operator. */
export type Log = (line: string) => void;

/** The options of a managed Neo4j. Only `home` is required; the defaults suit the demo and the tests. */
export interface ManagedOptions {
  /** The folder of the managed Neo4j: jars, data, logs, password. */
  home: string;
  /** The folder of the jars, which several homes can share; `<home>/jars` by default. */
  jars?: string | undefined;
  /** The Bolt port on 127.0.0.1; 0, the default, takes any free one. */
  port?: number | undefined;
  /** Largest heap as Java writes it, `512m` by default. */
  heap?: string | undefined;
  /** The release line of Neo4j; `5.26` by default. */
  line?: Neo4jLine | undefined;
  /** Memory of one transaction as Neo4j writes it; a quarter of the heap by default. */
  transactionMemory?: string | undefined;
  /** Page cache as Neo4j writes it, `64m` by default. */
  pageCache?: string | undefined;
  /** `quick-start` (default) starts fastest; `throughput` is for benchmarks and large imports. */
  jvm?: JvmProfile | undefined;
  /** Seconds of running before the class archive, which halves later starts, is trained; `false` never trains. */
  trainArchiveAfter?: number | false | undefined;
  /** Receives progress lines. */
  log?: Log | undefined;
  /** Called when Neo4j's process is starting: loading other code costs the start least from then on. */
  onSpawned?: (() => void) | undefined;
  /** Receives one line per end of Neo4j and per failed restart, with the reason; `log` by default. */
  onEnded?: Log | undefined;
  /** Times of restarts and health checks; the defaults suit all but tests. */
  supervision?: Partial<Supervision> | undefined;
}

/** Times of a managed Neo4j's restarts and health checks. */
export interface Supervision {
  /** Milliseconds before the first, second … restart in a row; the last one repeats without end. */
  readonly restartDelaysMs: readonly number[];
  /** Milliseconds of running after which the delays begin anew. */
  readonly stableAfterMs: number;
  /** Milliseconds between two health checks. */
  readonly healthCheckIntervalMs: number;
  /** Health checks in a row without any answer after which Neo4j is killed. */
  readonly maxUnansweredHealthChecks: number;
}

/** A hung Neo4j is killed after 30 s; one that ends again and again is restarted once a minute in the end. */
export const defaultSupervision: Supervision = {
  restartDelaysMs: [0, 1000, 4000, 15_000, 60_000],
  stableAfterMs: 60_000,
  healthCheckIntervalMs: 5000,
  maxUnansweredHealthChecks: 6,
};

export type JvmProfile = 'quick-start' | 'throughput';

/** Managed options with every default filled in and every path absolute. */
export type ManagedSettings = {
  [K in keyof ManagedOptions]-?: K extends 'supervision'
    ? Supervision
    : Exclude<ManagedOptions[K], undefined>;
};

/**
 * Fills in the defaults.
 * @param options those of the caller
 */
export function resolveSettings(options: ManagedOptions): ManagedSettings {
  const home = resolve(options.home);
  const heap = options.heap ?? '512m';
  return {
    home,
    line: options.line ?? defaultLine,
    jars: options.jars === undefined ? join(home, 'jars') : resolve(options.jars),
    port: options.port ?? 0,
    heap,
    transactionMemory: options.transactionMemory ?? quarterOf(heap),
    pageCache: options.pageCache ?? '64m',
    jvm: options.jvm ?? 'quick-start',
    trainArchiveAfter: options.trainArchiveAfter ?? 10,
    log: options.log ?? (() => undefined),
    onSpawned: options.onSpawned ?? (() => undefined),
    onEnded: options.onEnded ?? options.log ?? (() => undefined),
    supervision: { ...defaultSupervision, ...options.supervision },
  };
}

/** The settings that divide the memory. */
export type ManagedMemory = Pick<ManagedSettings, 'heap' | 'pageCache'> &
  Partial<Pick<ManagedSettings, 'transactionMemory'>>;

/** The Java flags for these settings, without class path and class archive. */
export function jvmFlags(settings: Pick<ManagedSettings, 'heap' | 'jvm'>): string[] {
  // Compiling with C1 only and collecting serially halves the start, at the price of speed under load. With C1 only, Java keeps 48 MB of
  // compiled code at most; Neo4j's takes some 55, and dropped code has to be compiled again. Room for the objects and classes
  // of a start spares it some fifteen collections; no code here reads Java's own statistics (jstat, JMX). Together 0.4 s of 6.6 s.
  const profile =
    settings.jvm === 'quick-start'
      ? [
          '-Xms128m',
          '-XX:+UseSerialGC',
          '-XX:TieredStopAtLevel=1',
          '-XX:ReservedCodeCacheSize=128m',
          '-XX:NewSize=80m',
          '-XX:MetaspaceSize=160m',
          '-XX:-UsePerfData',
          '-Dlog4j2.disable.jmx=true',
        ]
      : [`-Xms${settings.heap}`, '-XX:+UseG1GC'];
  // A Java that ran out of memory answers some requests and never others: ended, it is restarted.
  return [...profile, `-Xmx${settings.heap}`, '-XX:+ExitOnOutOfMemoryError'];
}

/**
 * The text of neo4j.conf: Bolt on the loopback address only, small on disk, quick to stop, transactions bounded in memory.
 * @param port the Bolt port, already chosen
 * @param ofLine further entries of the line of Neo4j
 */
export function neo4jConf(
  port: number,
  { heap, pageCache, transactionMemory = quarterOf(heap) }: ManagedMemory,
  ofLine: Readonly<Record<string, string>> = {},
): string {
  const heapMib = mebibytesOf(heap);
  const entries = {
    'server.default_listen_address': '127.0.0.1',
    'server.bolt.listen_address': `127.0.0.1:${port}`,
    'server.bolt.advertised_address': `127.0.0.1:${port}`,
    'server.http.enabled': 'false',
    'server.https.enabled': 'false',
    'dbms.usage_report.enabled': 'false',
    // Neo4j counts neither its planner nor its caches: half of the heap is left to them.
    'dbms.memory.transaction.total.max': `${Math.floor(heapMib / 2)}m`,
    'db.memory.transaction.max': transactionMemory,
    // A lockout bars the right password too, so any process on this machine could bar RoleGraph. A password of 192 random bits needs none.
    'dbms.security.auth_max_failed_attempts': '0',
    'server.memory.pagecache.size': pageCache,
    'db.tx_log.preallocate': 'false',
    'db.tx_log.rotation.size': '16m',
    'db.tx_log.rotation.retention_policy': 'keep_none',
    'db.shutdown_transaction_end_timeout': '2s',
    'internal.dbms.bolt.netty_server_shutdown_quiet_period': '0',
    ...ofLine,
  };
  return `# Written by RoleGraph at every start: changes here are lost.\n${Object.entries(entries)
    .map(([key, value]) => `${key}=${value}\n`)
    .join('')}`;
}

/** A quarter, so that no transaction takes it all. */
function quarterOf(heap: string): string {
  return `${Math.floor(mebibytesOf(heap) / 4)}m`;
}

const mebibytesPerUnit: ReadonlyMap<string, number> = new Map([
  ['', 2 ** -20],
  ['k', 2 ** -10],
  ['m', 1],
  ['g', 2 ** 10],
]);

/** @param size as Java writes it: `512m`, `2g`, `524288k` */
function mebibytesOf(size: string): number {
  const [, digits, unit = ''] = /^(\d+)([kmg]?)$/i.exec(size) ?? [];
  if (digits === undefined) throw new TypeError(`"${size}" is not a size of memory such as 512m or 2g`);
  return Number(digits) * (mebibytesPerUnit.get(unit.toLowerCase()) ?? 0);
}
