import { type OpenNeo4j, openNeo4j } from '@rolegraph/managed-neo4j';
import type { Config } from './config.ts';
import { type Listener, listen, logServerErrors } from './http/lifecycle/listen.ts';
import { createShutdown, shutDownOnSignals } from './http/lifecycle/shutdown.ts';
import type { Log } from './log.ts';
import { openAuditLog } from './telemetry/audit/index.ts';
import type { UnhandledErrors } from './unhandled-errors.ts';

/**
 * Starts the server: the port first (a wrong setting shows at once), then Neo4j and, as soon as that is starting by itself, the
 * rest of the program.
 *
 * @throws Error with a message to print for a fault of the settings, Neo4j or the seeds; it closes all that it has opened.
 */
export async function start(config: Config, log: Log, unhandled: UnhandledErrors): Promise<void> {
  const audit = config.auditLog === undefined ? undefined : openAuditLog(config.auditLog, log);
  const listener = await listen(config);
  logServerErrors(listener.server, log);
  let onSpawned: () => void = () => undefined;
  const spawned = new Promise<void>((resolve) => {
    onSpawned = resolve;
  });
  const opening = openNeo4j({ ...config.neo4j, onSpawned, onEnded: (line) => log.error(line) }, (line) =>
    log.info(line),
  );
  let metricsListener: Listener | undefined;
  const closeBehind = async () => {
    metricsListener?.server.close();
    await closeNeo4j(opening);
    await audit?.close();
  };
  const shutdown = createShutdown(listener.server, closeBehind, {
    log,
    delayMs: config.shutdownDelayMs,
    graceMs: config.shutdownGraceMs,
  });
  unhandled.endBy(() => shutdown.begin());
  const closed = new AbortController();
  listener.server.once('close', () => closed.abort());
  shutDownOnSignals(shutdown, log);
  try {
    const reachable = reachableNames(config);
    if (reachable !== undefined) log.info(reachable);
    await Promise.race([spawned, opening]);
    const [neo4j, { prepared, publishSeeds, serverFor, listenForMetrics }] = await Promise.all([
      opening,
      loadTheRest(config),
    ]);
    const published = await publishSeeds(prepared, neo4j, log);
    const server = serverFor(prepared, neo4j, published, () => shutdown.begun, config, log, audit);
    if (config.metrics.port !== undefined) {
      const { host, port } = config.metrics;
      const address = { host, port };
      metricsListener = await listenForMetrics(server.metrics, address, config.allowedHosts, log);
    }
    const { metrics } = server;
    metrics.addGauge('rolegraph_connections', 'Open connections.', () => listener.connections.open);
    metrics.addCounter(
      'rolegraph_connections_dropped_total',
      'Connections closed at once because MAX_CONNECTIONS were open.',
      () => listener.connections.dropped,
    );
    metrics.addCounter(
      'rolegraph_unhandled_errors_total',
      'Rejections and exceptions that no code handled.',
      () => unhandled.rejections + unhandled.exceptions,
    );
    listener.answerWith(server.listener);
    log.info(
      `Ready in ${process.uptime().toFixed(1)} s. In the browser: the graph at ${listener.url}/, GraphiQL at ${listener.url}/graphql`,
    );
    const { warmUp } = await import('./http/lifecycle/warm-up.ts');
    await warmUp(server.fetch, prepared.examples, closed.signal).catch((thrown: unknown) => {
      // The server is up, and answers the first visitors a little later.
      if (!closed.signal.aborted) log.warn({ err: thrown }, 'The warm-up failed');
    });
  } catch (error) {
    if (shutdown.begun) return;
    await shutdown.begin();
    throw error;
  }
}

/** The advice where other machines may connect and no name is listed: by name they would be refused. */
function reachableNames({ host, allowedHosts }: Config): string | undefined {
  const isLocal = host === 'localhost' || host === '::1' || host.startsWith('127.');
  if (isLocal || allowedHosts.some((name) => name !== host)) return undefined;
  return 'Requests are answered under localhost and IP addresses. List the names that this server is reached by in ALLOWED_HOSTS.';
}

async function loadTheRest(config: Config) {
  const application = await import('./application.ts');
  return { ...application, prepared: await application.prepare(config) };
}

/**
 * Closes a Neo4j, once its start has ended: half-way, it would have to recover later. `start`, which waits for the same promise, reports
 * a failure.
 */
async function closeNeo4j(opening: Promise<OpenNeo4j>): Promise<void> {
  // Where it could not be opened, `start` has thrown that error, and none is to close.
  const neo4j = await opening.catch(() => undefined);
  await neo4j?.close();
}
