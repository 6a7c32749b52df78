import { setTimeout as delay } from 'node:timers/promises';
import neo4j, { type Driver, type ProfiledPlan, type RecordShape } from 'neo4j-driver';
import { Deadline } from './deadline.ts';
import { isDisconnection, isTransient } from './fault-scope.ts';
import { Cancelled, Unanswered } from './faults.ts';
import { isReachable } from './reachability.ts';
import { shortened } from './reference-errors/shortened.ts';

/** How statements of one process are run. */
export interface RunOptions {
  readonly driver: Driver;
  readonly database: string;
  /** Time that a statement may take in Neo4j, in milliseconds. */
  readonly timeout: number;
  /** When requests share statements, where that is not as usual. */
  readonly sharing?: Sharing;
  /** Told of every statement that is sent. */
  readonly onStatement?: (statement: SentStatement) => void;
  /** Told when it has ended, well or not, after how many milliseconds. */
  readonly onSettled?: (statement: SentStatement, milliseconds: number, fault: unknown) => void;
}

/** When requests of one text are batched. */
export interface Sharing {
  /** Statements of the text that are under way at a time before further requests wait for each other. */
  readonly underWay: number;
  /** Milliseconds of work that one statement gathers: what takes half of it goes alone. */
  readonly work: number;
}

/** A statement as it is sent. */
export interface SentStatement {
  readonly text: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** The operation or root field that it answers. */
  readonly name: string;
  /** The traversal behind it, or what it reads, such as `lookup role`; its name where that says it all. */
  readonly cypher?: string;
  /** How many requests it answers, where they are several. */
  readonly requests?: number;
}

const ATTEMPTS = 3;

/** Milliseconds beyond its time limit after which a statement is given up: Neo4j, which should have ended it, does not answer. */
const DRIVER_TIMEOUT_MARGIN_MS = 2000;

/** What else a caller may say about one reading. */
export interface ReadOptions {
  /** When the answer has to be there, retries included; the statement's time limit from now on where it is left out. */
  readonly deadline?: Deadline | undefined;
  /** Called once Neo4j has planned the statement. */
  readonly onPlanned?: (() => void) | undefined;
}

/**
 * Runs a reading statement and gives its rows. It is sent again where that may succeed, such as after a restart of Neo4j cut off the
 * connection, up to three times and until the deadline; where Neo4j cannot be reached it is sent once.
 *
 * @throws Neo4jError as the driver gives it; Cancelled where `signal` is aborted first; Unanswered where Neo4j hangs or no time is left.
 */
export async function read<Row extends RecordShape>(
  statement: SentStatement,
  options: RunOptions,
  signal: AbortSignal | undefined,
  { deadline = new Deadline(options.timeout), onPlanned }: ReadOptions = {},
): Promise<readonly Row[]> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const timeout = Math.min(options.timeout, deadline.remainingMs);
      if (timeout === 0) throw new Unanswered('No time is left');
      return await readOnce<Row>(statement, options, timeout, { signal, onPlanned });
    } catch (error) {
      if (!isTransient(error) || attempt === ATTEMPTS || signal?.aborted) throw error;
      const backoffMs = 50 * 4 ** (attempt - 1);
      if (deadline.remainingMs <= backoffMs) throw error;
      const reachable = isDisconnection(error)
        ? await isReachable(options.driver, options.database)
        : await delay(backoffMs, true);
      if (!reachable || deadline.remainingMs === 0) throw error;
    }
  }
}

/**
 * Runs a reading statement that gives one row.
 *
 * @throws As `read` does.
 */
export async function readRow<Row extends RecordShape>(
  statement: SentStatement,
  options: RunOptions,
  signal: AbortSignal | undefined,
  more?: ReadOptions,
): Promise<Row> {
  const [row] = await read<Row>(statement, options, signal, more);
  if (!row) throw new Error(`The statement of ${statement.name} gave no row`);
  return row;
}

async function readOnce<Row extends RecordShape>(
  statement: SentStatement,
  { driver, database, onStatement, onSettled }: RunOptions,
  timeout: number,
  {
    signal,
    onPlanned,
  }: { readonly signal: AbortSignal | undefined; readonly onPlanned: (() => void) | undefined },
): Promise<readonly Row[]> {
  if (signal?.aborted) throw new Cancelled();
  const session = driver.session({ database, defaultAccessMode: neo4j.session.READ });
  const start = performance.now();
  let fault: unknown;
  try {
    onStatement?.(statement);
    const running = withoutStackTrace(() =>
      session.run<Row>(
        statement.text,
        { ...statement.parameters },
        { timeout, metadata: { operation: shortened(statement.name) } },
      ),
    );
    // The keys of the rows arrive before the first row is computed.
    if (onPlanned) running.keys().then(onPlanned, () => undefined);
    const result = await unlessGivenUp(running, timeout + DRIVER_TIMEOUT_MARGIN_MS, signal);
    const rows = result.records.map((record) => record.toObject());
    await session.close();
    return rows;
  } catch (error) {
    fault = error;
    // This is what ends a statement that is still running in Neo4j. Nobody waits for it: a Neo4j that hangs does not answer this either.
    session.close().catch(() => undefined);
    throw error;
  } finally {
    onSettled?.(statement, performance.now() - start, fault);
  }
}

/** Waits for a statement as long as somebody wants its answer. A session that is closed in mid-run may even resolve, with no rows. */
function unlessGivenUp<Result>(
  running: PromiseLike<Result>,
  milliseconds: number,
  signal: AbortSignal | undefined,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const patience = new Patience(milliseconds, signal, reject);
    running.then(
      (result) => {
        patience.end();
        resolve(result);
      },
      (error: unknown) => {
        patience.end();
        reject(error);
      },
    );
  });
}

/** Gives a statement up when its client is gone or its time is over. */
class Patience implements EventListenerObject {
  readonly #signal: AbortSignal | undefined;
  readonly #giveUp: (reason: Error) => void;
  readonly #timer: NodeJS.Timeout;

  constructor(milliseconds: number, signal: AbortSignal | undefined, giveUp: (reason: Error) => void) {
    this.#signal = signal;
    this.#giveUp = giveUp;
    this.#timer = setTimeout(() => {
      this.end();
      giveUp(new Unanswered('Neo4j hangs'));
    }, milliseconds);
    signal?.addEventListener('abort', this, { once: true });
  }

  /** The client is gone. */
  handleEvent(): void {
    this.end();
    this.#giveUp(new Cancelled());
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#signal?.removeEventListener('abort', this);
  }
}

/**
 * Runs a reading statement under PROFILE and gives the plan that Neo4j has carried out.
 *
 * @throws Neo4jError as the driver gives it.
 */
export async function profile(
  { text, parameters, name }: SentStatement,
  { driver, database, timeout }: RunOptions,
): Promise<ProfiledPlan> {
  const session = driver.session({ database, defaultAccessMode: neo4j.session.READ });
  try {
    const { summary } = await session.run(`PROFILE ${text}`, parameters, {
      timeout,
      metadata: { operation: shortened(name) },
    });
    if (!summary.profile) throw new Error('Neo4j gave no profile');
    return summary.profile;
  } finally {
    await session.close();
  }
}

/**
 * The driver takes a stack trace for every statement, in case it fails. It would only ever show this file, and taking it costs
 * more than binding the statement's parameters.
 */
function withoutStackTrace<Result>(work: () => Result): Result {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    Error.stackTraceLimit = limit;
  }
}
