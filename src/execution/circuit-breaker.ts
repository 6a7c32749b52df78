import { type DatabaseEvidence, databaseEvidence } from './database-evidence.ts';

/** The circuit is open: Neo4j does not answer. */
export class CircuitOpenError extends Error {
  override readonly name = 'CircuitOpenError';
}

export interface CircuitBreakerOptions {
  /** Whether Neo4j answers, within seconds and without waiting for connections of operations. A rejection is a no. */
  readonly probe: () => Promise<boolean>;
  /** Called when the circuit opens and when it closes. */
  readonly onChange?: (isOpen: boolean) => void;
  /** Failures in a row after which the circuit opens; 3 by default. */
  readonly maxFailures?: number;
  /** Milliseconds without any answer to the operations under way before Neo4j is probed; 3 s by default. */
  readonly suspectAfterMs?: number;
  /** Milliseconds between probes while Neo4j does not answer; 1 s by default. */
  readonly probeIntervalMs?: number;
}

/**
 * Keeps operations from waiting for a Neo4j that does not answer. The circuit opens after a few failures in a row, the last of them that
 * of a probe, so that operations which Neo4j cannot plan in time do not open it. While it is open, it sends one probe at a time; the
 * first answer closes it.
 */
export class CircuitBreaker {
  readonly #options: Required<CircuitBreakerOptions>;
  #isOpen = false;
  #opened = 0;
  #failures = 0;
  #answers = 0;
  #underWay = 0;
  #probing = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: CircuitBreakerOptions) {
    this.#options = {
      onChange: () => undefined,
      maxFailures: 3,
      suspectAfterMs: 3000,
      probeIntervalMs: 1000,
      ...options,
    };
  }

  /** Whether operations are refused. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Its openings so far. */
  get opened(): number {
    return this.#opened;
  }

  /** Seconds after which a refused operation may be sent again. */
  get retryAfterSeconds(): number {
    return Math.max(1, Math.ceil(this.#options.probeIntervalMs / 1000));
  }

  /**
   * Runs work in Neo4j, and learns from its end.
   *
   * @param evidenceOf Gives a result's evidence.
   * @param evidenceOfThrown The same of an error.
   * @throws The error of the work.
   */
  async watch<Result>(
    work: () => Promise<Result>,
    evidenceOf: (result: Result) => DatabaseEvidence,
    evidenceOfThrown: (thrown: unknown) => DatabaseEvidence,
  ): Promise<Result> {
    this.#underWay += 1;
    this.#suspectLater(this.#options.suspectAfterMs);
    try {
      const result = await work();
      this.#learn(evidenceOf(result));
      return result;
    } catch (thrown) {
      this.#learn(evidenceOfThrown(thrown));
      throw thrown;
    } finally {
      this.#underWay -= 1;
    }
  }

  /**
   * Reads from Neo4j, and learns from the end.
   *
   * @throws CircuitOpenError while the circuit is open; reading's error.
   */
  read<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#isOpen) return Promise.reject(new CircuitOpenError('Neo4j does not answer'));
    return this.watch(
      work,
      () => 'answered',
      (thrown) => databaseEvidence([thrown], true),
    );
  }

  /** Takes the result of a probe. */
  probed(answers: boolean): void {
    if (answers) {
      this.#answered();
      return;
    }
    this.#failures += 1;
    if (!this.#isOpen && this.#failures >= this.#options.maxFailures) this.#open();
  }

  #learn(evidence: DatabaseEvidence): void {
    if (evidence === 'answered') this.#answered();
    if (evidence !== 'unanswered') return;
    this.#failures += 1;
    if (!this.#isOpen && this.#failures >= this.#options.maxFailures) void this.#probe();
  }

  #answered(): void {
    this.#answers += 1;
    this.#failures = 0;
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#stopTimer();
    this.#options.onChange(false);
  }

  #open(): void {
    this.#isOpen = true;
    this.#opened += 1;
    this.#stopTimer();
    this.#probeLater();
    this.#options.onChange(true);
  }

  /** Probes, while the circuit is open, until Neo4j answers. */
  #probeLater(): void {
    const timer = setTimeout(async () => {
      await this.#probe();
      if (this.#timer === timer) this.#probeLater();
    }, this.#options.probeIntervalMs).unref();
    this.#timer = timer;
  }

  /** Probes before the time limit, until which a Neo4j that hangs fails no statement. */
  #suspectLater(delayMs: number): void {
    if (this.#timer || this.#isOpen) return;
    const answersBefore = this.#answers;
    const timer = setTimeout(async () => {
      if (this.#underWay > 0 && this.#answers === answersBefore) await this.#probe();
      if (this.#timer !== timer) return;
      this.#timer = undefined;
      if (this.#underWay === 0) return;
      this.#suspectLater(this.#failures > 0 ? this.#options.probeIntervalMs : this.#options.suspectAfterMs);
    }, delayMs).unref();
    this.#timer = timer;
  }

  async #probe(): Promise<void> {
    if (this.#probing) return;
    this.#probing = true;
    const answers = await this.#options.probe().catch(() => false);
    this.#probing = false;
    this.probed(answers);
  }

  #stopTimer(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
