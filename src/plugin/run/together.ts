import { availableParallelism } from 'node:os';
import neo4j from 'neo4j-driver';
import { ByteBoundedCache, cacheBudgets, stringBytes } from '../../memory/index.ts';
import { AT, REQUESTS, type StatementParts, type Together, together } from '../compile/together.ts';
import {
  Cancelled,
  isTooLarge,
  type RunOptions,
  read,
  readRow,
  type SentStatement,
  type Sharing,
  Unanswered,
} from './session.ts';
import { shortened } from './shortened.ts';

/** The one row of a statement. */
type Row = Readonly<Record<string, unknown>>;

/**
 * Enough statements under way to keep a Neo4j busy that has about as many processors as we have; and little enough work in each that
 * nobody's answer is held up by much of others'.
 */
const USUAL: Sharing = { underWay: Math.max(2, availableParallelism()), work: 16 };

/** The most requests that one statement answers: for a list of more than ten Neo4j makes another plan. */
const MOST = 10;

/** Milliseconds after which those who wait go anyway: the statements before them are slower than theirs. */
const PATIENCE = 50;

/** The heap of a shape: its statement's text, the parts of that and the shared text, which is about as long as both. */
const shapeBytes = (text: string) => 4 * stringBytes(text) + 2_000;

interface Passenger {
  readonly statement: SentStatement;
  readonly signal: AbortSignal | undefined;
  readonly resolve: (row: Row) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Sends statements, and those of one shape together where they would wait for each other anyway. Sending a statement costs more
 * than a small answer does: what arrives while as many of its shape are under way as keep Neo4j busy goes with the next, as a database
 * commits in groups. Who asks alone is never held up, what takes long goes alone, and so does everything until Neo4j has planned the
 * statement that is shared, which may take it a second.
 */
export class SharedStatements {
  readonly #options: RunOptions;
  readonly #shapes = new ByteBoundedCache<string, Shape>({
    maxBytes: cacheBudgets.statementShapes,
    bytesOf: (_, text) => shapeBytes(text),
  });

  constructor(options: RunOptions) {
    this.#options = options;
  }

  /**
   * Runs a statement and gives its one row.
   *
   * @param parts What the statement's text was written from.
   * @throws As `read` does.
   */
  read<Asked extends Row>(
    parts: StatementParts,
    statement: SentStatement,
    signal: AbortSignal | undefined,
  ): Promise<Asked> {
    let shape = this.#shapes.get(statement.text);
    if (!shape) {
      shape = new Shape(parts, this.#options);
      this.#shapes.set(statement.text, shape);
    }
    return shape.read(statement, signal) as Promise<Asked>;
  }
}

/** The traffic of one shape of statement. */
class Shape {
  readonly #parts: StatementParts;
  readonly #options: RunOptions;
  readonly #sharing: Sharing;
  readonly #queues = new Map<string, Passenger[]>();
  #together: Together | undefined;
  #planned: 'not yet' | 'under way' | 'yes' | 'refused' = 'not yet';
  #underWay = 0;
  /** Milliseconds per request, as measured lately; falls at once and rises slowly, because a busy machine makes all slow. */
  #each = Number.POSITIVE_INFINITY;
  #late: NodeJS.Timeout | undefined;

  constructor(parts: StatementParts, options: RunOptions) {
    this.#parts = parts;
    this.#options = options;
    this.#sharing = options.sharing ?? USUAL;
  }

  read(statement: SentStatement, signal: AbortSignal | undefined): Promise<Row> {
    if (this.#underWay < this.#sharing.underWay || this.#most < 2) return this.#alone(statement, signal);
    if (this.#planned === 'not yet') void this.#plan(statement);
    if (this.#planned !== 'yes') return this.#alone(statement, signal);
    return new Promise((resolve, reject) => this.#wait({ statement, signal, resolve, reject }));
  }

  /** How many requests may go together. */
  get #most(): number {
    return Math.min(MOST, Math.floor(this.#sharing.work / this.#each));
  }

  get #shared(): Together {
    this.#together ??= together(this.#parts);
    return this.#together;
  }

  /** Sends the shared statement once with one request's values, so that nobody has to wait while Neo4j plans it and readies the plan. */
  async #plan(statement: SentStatement): Promise<void> {
    this.#planned = 'under way';
    const { text, parameters, name } = this.#gathered([statement, statement]);
    try {
      await read({ text, parameters, name, cypher: 'plan' }, this.#options, undefined);
      this.#planned = 'yes';
    } catch (error) {
      this.#planned = isRefused(error) ? 'refused' : 'not yet';
    }
  }

  #wait(passenger: Passenger): void {
    const key = this.#shared.common.map((name) => String(passenger.statement.parameters[name])).join();
    const queue = this.#queues.get(key);
    if (queue) queue.push(passenger);
    else this.#queues.set(key, [passenger]);
    if (queue && queue.length >= this.#most) this.#depart(key);
    else this.#late ??= setTimeout(() => this.#departAll(), PATIENCE);
  }

  #departAll(): void {
    for (const key of [...this.#queues.keys()]) this.#depart(key);
  }

  #depart(key: string): void {
    const queue = this.#queues.get(key) ?? [];
    this.#queues.delete(key);
    if (this.#queues.size === 0) {
      clearTimeout(this.#late);
      this.#late = undefined;
    }
    const wanted = queue.filter(({ signal, reject }) => {
      if (signal?.aborted) reject(new Cancelled());
      return !signal?.aborted;
    });
    const [only, ...others] = wanted;
    if (only && others.length === 0) {
      this.#alone(only.statement, only.signal).then(only.resolve, only.reject);
    } else if (only) {
      void this.#all(wanted);
    }
  }

  #alone(statement: SentStatement, signal: AbortSignal | undefined): Promise<Row> {
    return this.#timed(1, () => readRow<Record<string, unknown>>(statement, this.#options, signal));
  }

  async #all(passengers: readonly Passenger[]): Promise<void> {
    const travel = new AbortController();
    let wanting = passengers.length;
    const leave = ({ reject }: Passenger) => {
      reject(new Cancelled());
      wanting -= 1;
      if (wanting === 0) travel.abort();
    };
    const leaving = passengers.map((passenger) => {
      const gone = () => leave(passenger);
      passenger.signal?.addEventListener('abort', gone, { once: true });
      return () => passenger.signal?.removeEventListener('abort', gone);
    });
    try {
      const statement = this.#gathered(passengers.map(({ statement }) => statement));
      const rows = await this.#timed(passengers.length, () =>
        read<Record<string, unknown>>(statement, this.#options, travel.signal),
      );
      for (const row of rows) passengers[Number(row[AT])]?.resolve(row);
      // Whoever has a row has it already.
      for (const { statement, reject } of passengers)
        reject(new Error(`The statement of ${statement.name} gave no row`));
    } catch (error) {
      for (const passenger of passengers) {
        if (isEverybodys(error)) passenger.reject(error);
        // It may be one's fault alone: each tells its own.
        else this.#alone(passenger.statement, passenger.signal).then(passenger.resolve, passenger.reject);
      }
    } finally {
      for (const left of leaving) left();
    }
  }

  #gathered(statements: readonly SentStatement[]): SentStatement {
    const { text, common } = this.#shared;
    const [first] = statements;
    if (!first) throw new TypeError('There is nothing to ask');
    const names = new Set(statements.map(({ name }) => name));
    return {
      ...first,
      text,
      parameters: {
        ...Object.fromEntries(common.map((name) => [name, first.parameters[name]])),
        [REQUESTS]: statements.map(({ parameters }, at) => ({ ...parameters, [AT]: at })),
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
      const each = (performance.now() - start) / requests;
      this.#each = each < this.#each ? each : this.#each + (each - this.#each) / 8;
      return result;
    } finally {
      this.#underWay -= 1;
      for (const key of this.#queues.keys()) {
        this.#depart(key);
        break;
      }
    }
  }
}

/** Neo4j is out of reach, or nobody wants the answers any more: asking one by one would help nobody. */
function isEverybodys(error: unknown): boolean {
  if (error instanceof Cancelled || error instanceof Unanswered) return true;
  if (!(error instanceof neo4j.Neo4jError) || isTooLarge(error)) return false;
  return error.retriable || !error.code.startsWith('Neo.');
}

/** Neo4j does not take the statement as it is written, and never will; values at fault are one request's own. */
function isRefused(error: unknown): boolean {
  return (
    error instanceof neo4j.Neo4jError &&
    /^Neo\.ClientError\.Statement\.(Syntax|Semantic)Error$/.test(error.code)
  );
}
