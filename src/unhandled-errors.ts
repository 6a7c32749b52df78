import { exitFlushed } from './exit-flushed.ts';
import type { Log } from './log.ts';

/** Unhandled errors. */
export interface UnhandledErrors {
  readonly rejections: number;
  readonly exceptions: number;
  /** Sets the shutdown before an exception ends the process; none by default. */
  endBy(shutDown: () => Promise<void>): void;
}

/**
 * The one policy for errors that no code handles.
 *
 * A rejected promise is logged, counted, and the process goes on: only the work of that promise is lost, every request has its own, and
 * a request that makes one must not be able to end the server. An exception left a function half-way, so that the state of the process
 * is unknown: it is logged, requests in progress are answered, and the process ends with exit code 1 for its supervisor to start it
 * again. An exception in handling a request is none of these: `containing` (`http/pipeline/containing.ts`) answers with 500.
 */
export function handleUnhandledErrors(log: Log): UnhandledErrors {
  let [rejections, exceptions] = [0, 0];
  let shutDown = () => Promise.resolve();
  process.on('unhandledRejection', (reason) => {
    rejections += 1;
    log.error({ err: errorOf(reason) }, 'A promise was rejected, and no code handled it');
  });
  process.on('uncaughtException', (error) => {
    exceptions += 1;
    // Writing to a log that has gone fails with an exception as well.
    if (exceptions > 1) return;
    log.error(
      { err: errorOf(error) },
      'No code handled an exception: requests in progress are answered, then the process ends',
    );
    shutDown().then(
      () => exitFlushed(1),
      (error: unknown) => {
        log.error({ err: errorOf(error) }, 'The shutdown did not go well.');
        exitFlushed(1);
      },
    );
  });
  return {
    get rejections() {
      return rejections;
    },
    get exceptions() {
      return exceptions;
    },
    endBy(orderly) {
      shutDown = orderly;
    },
  };
}

function errorOf(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(`Not an error: ${String(reason)}`);
}
