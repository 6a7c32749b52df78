import type { Server } from 'node:http';
import { Server as NetServer } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import { exitFlushed } from '../../exit-flushed.ts';
import type { Log } from '../../log.ts';

export interface ShutdownOptions {
  /** Milliseconds that requests in progress are given to finish; 10 s by default. */
  readonly graceMs?: number;
  /** Milliseconds for which it goes on after it has ceased to be ready, so that balancers notice before any refusal. */
  readonly delayMs?: number;
  readonly log: Log;
}

/** The orderly end of the process: no new work, the work in hand finished, then its resources closed. */
export interface Shutdown {
  /** Whether it has begun; from then on the server is not ready. */
  readonly begun: boolean;
  /** Shuts down once; further calls add nothing. */
  begin(): Promise<void>;
}

/**
 * Prepares the end of a server.
 *
 * @param server Stops accepting after the delay; its idle connections are closed soon after, busy ones after their answer.
 * @param closeBehind Closes driver, then database, after the last answer.
 */
export function createShutdown(
  server: Server,
  closeBehind: () => Promise<void>,
  { graceMs = 10_000, delayMs = 0, log }: ShutdownOptions,
): Shutdown {
  let ending: Promise<void> | undefined;
  return {
    get begun() {
      return ending !== undefined;
    },
    begin() {
      ending ??= (delayMs > 0 ? after(delayMs) : Promise.resolve())
        .then(() => drain(server, graceMs, log))
        .then(closeBehind);
      return ending;
    },
  };
}

/** Milliseconds in which a request sent before the end began still arrives on a connection kept alive. */
const lateArrivalMs = 500;

async function drain(server: Server, graceMs: number, log: Log): Promise<void> {
  // Clients that keep connections alive learn from their next answer that this one ends.
  server.prependListener('request', (_, response) => {
    response.shouldKeepAlive = false;
  });
  // Node's HTTP close cuts idle connections off at once, with requests just arriving on them.
  const closed = new Promise<void>((resolve) => NetServer.prototype.close.call(server, () => resolve()));
  let sweep: NodeJS.Timeout | undefined;
  const linger = setTimeout(() => {
    // A connection kept alive becomes idle only after its answer, and Node closes only those that are idle at the call.
    sweep = setInterval(() => server.closeIdleConnections(), 25);
  }, lateArrivalMs);
  const cutOff = setTimeout(() => {
    log.warn(`Some requests took longer than ${graceMs / 1000} s to finish and were cut off.`);
    server.closeAllConnections();
  }, graceMs);
  await closed;
  clearTimeout(linger);
  clearInterval(sweep);
  clearTimeout(cutOff);
}

/** One Ctrl-C can arrive twice: from the terminal, and passed on by npm. */
const sameSignal = 1000;

/**
 * Ends the process when it is asked to: exit code 0 after an orderly shutdown; a second signal ends it at once with code 1.
 *
 * @param shutdown Begun first.
 */
export function shutDownOnSignals(shutdown: Shutdown, log: Log): void {
  let first = 0;
  const onSignal = (signal: NodeJS.Signals) => {
    if (shutdown.begun) {
      if (Date.now() - first < sameSignal) return;
      log.warn('Ending at once.');
      process.exit(1);
    }
    first = Date.now();
    log.info(`${signal}: finishing what is in hand. A second signal ends at once.`);
    shutdown.begin().then(
      () => exitFlushed(0),
      (error: unknown) => {
        log.error({ err: error }, 'The shutdown did not go well.');
        exitFlushed(1);
      },
    );
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
  followNpm(() => onSignal('SIGTERM'));
}

/** Ends with npm: a signal sent to npm ends npm and its shell, but does not reach this process, which would keep its port. */
function followNpm(end: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const shell = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(timer);
    end();
  }, 500);
  timer.unref();
}
