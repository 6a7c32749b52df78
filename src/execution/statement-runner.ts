import type { DocumentNode, ExecutionResult, GraphQLError } from 'graphql';
import type { Caller } from './caller.ts';
import type { CircuitBreaker } from './circuit-breaker.ts';
import { type ConcurrencyLimiter, QueueFullError } from './concurrency-limiter.ts';
import { databaseEvidence } from './database-evidence.ts';
import { retainedDocument } from './document-facts.ts';
import type { OperationLimits } from './operation-limits.ts';
import { databaseUnavailable, overloaded } from './refusals.ts';

/** An operation's work with its statements. */
export interface StatementWork {
  /** The most that it sends at a time; 0 where it reads none of Neo4j. */
  readonly statements: number;
  readonly document: DocumentNode;
  readonly signal: AbortSignal;
  readonly usage: { readonly databaseMs: number };
}

/** Runs the statements of operations: as soon as the limiter has room, and only while Neo4j answers. */
export class StatementRunner {
  readonly #limiter: ConcurrencyLimiter;
  readonly #circuit: CircuitBreaker;
  readonly #limits: OperationLimits;

  constructor(limiter: ConcurrencyLimiter, circuit: CircuitBreaker, limits: OperationLimits) {
    this.#limiter = limiter;
    this.#circuit = circuit;
    this.#limits = limits;
  }

  /**
   * Runs the work of an operation.
   *
   * @returns The result of the work, or the error of an operation that was not begun.
   * @throws The work's error.
   */
  async run(
    { statements, document, signal, usage }: StatementWork,
    caller: Caller,
    work: () => Promise<ExecutionResult>,
  ): Promise<ExecutionResult> {
    caller.record.usage = usage;
    const evidence = (errors: readonly unknown[]) => databaseEvidence(errors, usage.databaseMs > 0);
    const admitted = async (): Promise<ExecutionResult> => {
      // It may have opened while the operation waited in the queue.
      if (this.#circuit.isOpen && statements > 0) return { errors: [this.unavailable(caller)] };
      caller.record.source = 'database';
      return this.#circuit
        .watch(
          work,
          ({ errors = [] }) => evidence(errors),
          (thrown) => evidence([thrown]),
        )
        .finally(() => this.#limits.takeDatabaseTime(caller, usage.databaseMs));
    };
    const counted = Math.max(1, statements);
    const retained = retainedDocument(document);
    try {
      return await this.#limiter.run(caller.identity, counted, signal, admitted, retained);
    } catch (thrown) {
      if (!(thrown instanceof QueueFullError)) throw thrown;
      return { errors: [this.#limits.refused(overloaded(1), caller)] };
    }
  }

  /** The error of an operation that is not begun because Neo4j does not answer. */
  unavailable(caller: Caller): GraphQLError {
    return this.#limits.refused(databaseUnavailable(this.#circuit.retryAfterSeconds), caller);
  }
}
