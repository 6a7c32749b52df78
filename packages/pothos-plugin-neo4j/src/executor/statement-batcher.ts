import { availableParallelism } from 'node:os';
import {
  AT,
  type BatchStatement,
  batchStatement,
  REQUESTS,
  type StatementParts,
} from '../compiler/batch-statement.ts';
import { ByteBoundedCache, cacheBudgets, stringBytes } from '../memory/index.ts';
import { Deadline } from './deadline.ts';
import { faultScopeOf, isCostly, isDisconnection } from './fault-scope.ts';
import { Cancelled } from './faults.ts';
import { shortened } from './reference-errors/shortened.ts';
import { type RunOptions, read, readRow, type SentStatement, type Sharing } from './session.ts';
import { SinglePlanning } from './single-planning.ts';
import { UnsharedTexts } from './unshared-texts.ts';

/** The one row of a statement. */
type Row = Readonly<Record<string, unknown>>;

/**
 * Enough statements under way to keep a Neo4j busy that has about as many processors as we have; and little enough work in each that
 * nobody's answer is held up by much of others'.
 */
const DEFAULT_SHARING: Sharing = { underWay: Math.max(2, availableParallelism()), work: 16 };

/** The most requests that one statement answers: for a list of more than ten Neo4j makes another plan. */
const MAX_REQUESTS = 10;

/** Milliseconds after which pending requests are sent in any case: the statements before them are slower than theirs. */
const MAX_WAIT_MS = 50;

/** Bytes of heap that a batcher takes: its text, the parts of that and the batch statement, which is about as long as both. */
const batcherBytes = (text: string) => 4 * stringBytes(text) + 2_000;

/** What a statement for one request is sent with. */
interface Request {
  readonly statement: SentStatement;
  readonly signal: AbortSignal | undefined;
  readonly deadline: Deadline;
}

interface PendingRequest extends Request {
  readonly resolve: (row: Row) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Sends statements, and batches those of one text that would wait for each other. Sending a statement costs more than a small answer
 * does, so requests that arrive while as many statements of their text are under way as keep Neo4j busy go with the next batch, as a
 * database commits in groups. A request without company is never delayed; slow statements are not batched, and none is until Neo4j has
 * planned the batch statement, which may take a second.
 */
export class StatementBatchers {
  readonly #options: RunOptions;
  readonly #batchers = new ByteBoundedCache<string, StatementBatcher>({
    maxBytes: cacheBudgets.statementShapes,
    bytesOf: (_, text) => batcherBytes(text),
  });
  readonly #unshared: UnsharedTexts;

  /** @param unshared Texts that are not to be shared for a while. */
  constructor(options: RunOptions, unshared = new UnsharedTexts()) {
    this.#options = options;
    this.#unshared = unshared;
  }

  /**
   * Runs a statement and gives its one row.
   *
   * @param parts What the statement's text was written from.
   * @param batchable Whether other requests may share the statement.
   * @throws As `read` does.
   */
  read<CompiledQuery extends Row>(
    parts: StatementParts,
    statement: SentStatement,
    signal: AbortSignal | undefined,
    {
      deadline = new Deadline(this.#options.timeout),
      batchable = true,
    }: { readonly deadline?: Deadline; readonly batchable?: boolean } = {},
  ): Promise<CompiledQuery> {
    let batcher = this.#batchers.get(statement.text);
    if (!batcher) {
      batcher = new StatementBatcher(parts, this.#options, {
        unshared: this.#unshared,
        // A Neo4j that was restarted has to plan everything anew.
        onDisconnection: () => this.#batchers.clear(),
      });
      this.#batchers.set(statement.text, batcher);
    }
    const request = { statement, signal, deadline };
    return (batchable ? batcher.read(request) : batcher.readAlone(request)) as Promise<CompiledQuery>;
  }
}

/** What all batchers of a process share. */
interface StatementBatcherOptions {
  readonly unshared: UnsharedTexts;
  readonly onDisconnection: () => void;
}

/** Batches the requests of one text. */
class StatementBatcher {
  readonly #parts: StatementParts;
  readonly #options: RunOptions;
  readonly #sharing: Sharing;
  readonly #unshared: UnsharedTexts;
  readonly #onDisconnection: () => void;
  readonly #planning = new SinglePlanning();
  readonly #queues = new Map<string, PendingRequest[]>();
  #batch: BatchStatement | undefined;
  #planned: 'not yet' | 'under way' | 'yes' | 'refused' = 'not yet';
  #underWay = 0;
  /** Milliseconds per request, as measured lately; falls at once and rises slowly, because a busy machine makes all slow. */
  #msPerRequest = Number.POSITIVE_INFINITY;
  #flushTimer: NodeJS.Timeout | undefined;

  constructor(
    parts: StatementParts,
    options: RunOptions,
    { unshared, onDisconnection }: StatementBatcherOptions,
  ) {
    this.#parts = parts;
    this.#options = options;
    this.#unshared = unshared;
    this.#onDisconnection = onDisconnection;
    this.#sharing = options.sharing ?? DEFAULT_SHARING;
  }

  read(request: Request): Promise<Row> {
    const { statement } = request;
    if (
      this.#underWay < this.#sharing.underWay ||
      this.#maxRequests < 2 ||
      this.#unshared.has(statement.text)
    )
      return this.readAlone(request);
    if (this.#planned === 'not yet') void this.#plan(statement);
    if (this.#planned !== 'yes') return this.readAlone(request);
    const { signal, deadline } = request;
    return new Promise((resolve, reject) => this.#enqueue({ statement, signal, deadline, resolve, reject }));
  }

  /** How many requests may go together. */
  get #maxRequests(): number {
    return Math.min(MAX_REQUESTS, Math.floor(this.#sharing.work / this.#msPerRequest));
  }

  get #batchStatement(): BatchStatement {
    this.#batch ??= batchStatement(this.#parts);
    return this.#batch;
  }

  /** Sends the shared statement once with one request's values, so that nobody has to wait while Neo4j plans it and readies the plan. */
  async #plan(statement: SentStatement): Promise<void> {
    this.#planned = 'under way';
    const { text, parameters, name } = this.#batched([statement, statement]);
    try {
      await read({ text, parameters, name, cypher: 'plan' }, this.#options, undefined);
      this.#planned = 'yes';
    } catch (error) {
      if (isCostly(error)) this.#unshared.add(statement.text);
      this.#planned = faultScopeOf(error) === 'text' ? 'refused' : 'not yet';
    }
  }

  #enqueue(request: PendingRequest): void {
    const key = this.#batchStatement.common.map((name) => String(request.statement.parameters[name])).join();
    const queue = this.#queues.get(key);
    if (queue) queue.push(request);
    else this.#queues.set(key, [request]);
    if (queue && queue.length >= this.#maxRequests) this.#flush(key);
    else this.#flushTimer ??= setTimeout(() => this.#flushAll(), MAX_WAIT_MS);
  }

  #flushAll(): void {
    for (const key of [...this.#queues.keys()]) this.#flush(key);
  }

  #flush(key: string): void {
    const queue = this.#queues.get(key) ?? [];
    this.#queues.delete(key);
    if (this.#queues.size === 0) {
      clearTimeout(this.#flushTimer);
      this.#flushTimer = undefined;
    }
    const wanted = queue.filter(({ signal, reject }) => {
      if (signal?.aborted) reject(new Cancelled());
      return !signal?.aborted;
    });
    const [only, ...others] = wanted;
    if (only && others.length === 0) {
      this.readAlone(only).then(only.resolve, only.reject);
    } else if (only) {
      void this.#sendBatch(wanted);
    }
  }

  /** Sends the statement for one request. */
  readAlone(request: Request): Promise<Row> {
    if (this.#planning.isOver) return this.#send(request);
    return this.#planning.run(request.signal, (onPlanned) => this.#send(request, onPlanned));
  }

  #send({ statement, signal, deadline }: Request, onPlanned?: () => void): Promise<Row> {
    return this.#timed(1, () =>
      readRow<Record<string, unknown>>(statement, this.#options, signal, { deadline, onPlanned }),
    );
  }

  async #sendBatch(pending: readonly PendingRequest[]): Promise<void> {
    const controller = new AbortController();
    let wanting = pending.length;
    const detach = ({ reject }: PendingRequest) => {
      reject(new Cancelled());
      wanting -= 1;
      if (wanting === 0) controller.abort();
    };
    const listeners = pending.map((request) => {
      const gone = () => detach(request);
      request.signal?.addEventListener('abort', gone, { once: true });
      return () => request.signal?.removeEventListener('abort', gone);
    });
    try {
      const statement = this.#batched(pending.map(({ statement }) => statement));
      const rows = await this.#timed(pending.length, () =>
        read<Record<string, unknown>>(statement, this.#options, controller.signal),
      );
      for (const row of rows) pending[Number(row[AT])]?.resolve(row);
      // Whoever has a row has it already.
      for (const { statement, reject } of pending)
        reject(new Error(`The statement of ${statement.name} gave no row`));
    } catch (error) {
      const [{ statement }] = pending as readonly [PendingRequest];
      if (isCostly(error)) this.#unshared.add(statement.text);
      const isForAll = faultScopeOf(error) === 'every-request';
      for (const request of pending) {
        if (isForAll) request.reject(error);
        else this.readAlone(request).then(request.resolve, request.reject);
      }
    } finally {
      for (const removeListener of listeners) removeListener();
    }
  }

  #batched(statements: readonly SentStatement[]): SentStatement {
    const { text, common } = this.#batchStatement;
    const [first] = statements;
    if (!first) throw new TypeError('There is nothing to ask');
    const names = new Set(statements.map(({ name }) => name));
    return {
      ...first,
      text,
      parameters: {
        ...Object.fromEntries(common.map((name) => [name, first.parameters[name]])),
        [REQUESTS]: statements.map(({ parameters }, index) => ({ ...parameters, [AT]: index })),
      },
      name: shortened([...names].join(', ')),
      requests: statements.length,
    };
  }

  async #timed<Result>(requests: number, work: () => Promise<Result>): Promise<Result> {
    this.#underWay += 1;
    const start = performance.now();
    try {
      const result = await work();
      const msPerRequest = (performance.now() - start) / requests;
      this.#msPerRequest =
        msPerRequest < this.#msPerRequest
          ? msPerRequest
          : this.#msPerRequest + (msPerRequest - this.#msPerRequest) / 8;
      return result;
    } catch (fault) {
      if (isDisconnection(fault)) this.#onDisconnection();
      throw fault;
    } finally {
      this.#underWay -= 1;
      for (const key of this.#queues.keys()) {
        this.#flush(key);
        break;
      }
    }
  }
}
