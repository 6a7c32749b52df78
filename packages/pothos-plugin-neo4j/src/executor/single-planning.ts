import { faultScopeOf } from './fault-scope.ts';
import { Cancelled } from './faults.ts';

/** Sends a statement and calls `onPlanned`, where it is given, once Neo4j has planned it. */
type Send<Result> = (onPlanned: (() => void) | undefined) => Promise<Result>;

/**
 * Sends the first statement of a text alone until Neo4j has planned it. Neo4j plans a text anew for each statement that arrives before
 * the first plan is cached: planning twelve at once took twenty times as long as planning one.
 */
export class SinglePlanning {
  #planned = false;
  /** Settles when Neo4j has planned the first statement, or that one has ended. */
  #first: Promise<void> | undefined;

  /** Whether Neo4j has planned the text: then nothing has to wait any more. */
  get isOver(): boolean {
    return this.#planned;
  }

  /**
   * Sends a statement of the text once no other statement of it is being planned.
   *
   * @throws As `send` does; the fault of the first statement where it concerns every statement of the text; Cancelled.
   */
  async run<Result>(signal: AbortSignal | undefined, send: Send<Result>): Promise<Result> {
    while (!this.#planned) {
      if (!this.#first) return this.#sendFirst(send);
      await unlessCancelled(this.#first, signal);
    }
    return send(undefined);
  }

  #sendFirst<Result>(send: Send<Result>): Promise<Result> {
    const first = settlement();
    this.#first = first.promise;
    const planned = () => {
      this.#planned = true;
      this.#first = undefined;
      first.resolve();
    };
    const failed = (fault: unknown) => {
      this.#first = undefined;
      if (fault instanceof Cancelled || faultScopeOf(fault) === 'request') first.resolve();
      else first.reject(fault);
    };
    const result = send(planned);
    result.then(planned, failed);
    return result;
  }
}

/** A promise that its maker settles. Its rejection may go unobserved: often no other statement waits for it. */
function settlement() {
  let resolve: () => void = () => undefined;
  let reject: (fault: unknown) => void = () => undefined;
  const promise = new Promise<void>((...settle) => {
    [resolve, reject] = settle;
  });
  promise.catch(() => undefined);
  return { promise, resolve, reject };
}

/** @throws Cancelled where the signal is aborted first. */
function unlessCancelled(promise: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const cancel = () => reject(new Cancelled());
    if (signal.aborted) cancel();
    signal.addEventListener('abort', cancel, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', cancel));
  });
}
