import { type GraphContext, type PlannedOperation, planOperation } from '@rolegraph/pothos-plugin-neo4j';
import type { DocumentNode, ExecutionArgs, ExecutionResult, GraphQLError, GraphQLSchema } from 'graphql';
import type { Role } from '../auth/index.ts';
import type { CacheValidator, ReleaseSnapshot } from './cache-validator.ts';
import type { Caller } from './caller.ts';
import type { CircuitBreaker } from './circuit-breaker.ts';
import { ConcurrencyLimiter, type ConcurrencySettings, QueueFullError } from './concurrency-limiter.ts';
import { databaseEvidence } from './database-evidence.ts';
import { mayExecute, operationName, retainedDocument } from './document-facts.ts';
import type { ErrorMask } from './error-mask.ts';
import { type ExecutionOutcome, snapshotBefore, snapshotUnlessChanged } from './execution-outcome.ts';
import type { GraphQLRequest } from './graphql-request.ts';
import { type LimitMode, type OperationLimitSettings, OperationLimits } from './operation-limits.ts';
import type { OperationObserver } from './operation-observer.ts';
import { databaseUnavailable, noIntrospection, overloaded, tooLarge } from './refusals.ts';
import { RequestCoalescer } from './request-coalescer.ts';
import { type CachedResponse, ResponseCache } from './response-cache.ts';
import { type SerializedResult, serializeResult, serializeWithin } from './serialized-result.ts';

/** What operations may take, and which may ask about the schema. */
export interface OperationSettings extends ConcurrencySettings, OperationLimitSettings {
  /** The least role that may ask about the schema; `none` for no role. */
  readonly introspection: Role | 'none';
  /** Bytes of cached responses; 0 caches none and coalesces no requests. */
  readonly responseCacheBytes: number;
}

export interface OperationExecutorOptions {
  readonly schema: GraphQLSchema;
  /** Makes what resolvers share during one operation. */
  readonly context: (caller: Caller) => object;
  readonly mask: ErrorMask;
  readonly settings: OperationSettings;
  readonly limitMode: LimitMode;
  /** Undefined where no responses are cached. */
  readonly releases: CacheValidator | undefined;
  /** Refuses operations while Neo4j does not answer. */
  readonly circuit: CircuitBreaker;
  readonly observer?: OperationObserver | undefined;
}

/** What the statements of an operation are executed with. */
interface StatementWork {
  readonly statements: number;
  readonly document: DocumentNode;
  readonly signal: AbortSignal;
  readonly usage: { readonly databaseMs: number };
}

/**
 * Executes operations within their limits. Every operation passes here, however it came, so that limits, caching and counting are the
 * same for all.
 */
export class OperationExecutor {
  readonly limiter: ConcurrencyLimiter;
  readonly cache: ResponseCache | undefined;
  readonly #options: OperationExecutorOptions;
  readonly #limits: OperationLimits;
  readonly #coalescer = new RequestCoalescer<ExecutionOutcome>();

  constructor(options: OperationExecutorOptions) {
    this.#options = options;
    const { settings, limitMode, observer, releases } = options;
    this.limiter = new ConcurrencyLimiter(settings);
    this.#limits = new OperationLimits(settings, limitMode, observer);
    this.cache =
      releases && settings.responseCacheBytes > 0
        ? new ResponseCache(settings.responseCacheBytes)
        : undefined;
  }

  /** What metrics show of it. */
  get gauges() {
    const { limiter, cache } = this;
    const { circuit } = this.#options;
    const responseCache = cache && { responseCache: () => ({ ...cache.counts, bytes: cache.bytes }) };
    return { limiter: () => limiter.use, circuit: () => circuit, ...responseCache };
  }

  /**
   * Answers a query whose root fields are all the graph's own; at once where a cached response is current.
   *
   * @returns Undefined where the query is not of that kind: graphql-js executes it then.
   */
  answer(request: GraphQLRequest, caller: Caller): SerializedResult | Promise<SerializedResult> | undefined {
    caller.variables = request.variables;
    caller.record.document = request.document;
    // An operation that is explained is executed.
    const key = caller.observer ? undefined : this.cache?.keyOf(request, this.#limits.cacheScope(caller));
    if (key === undefined) return this.#executeFresh(request, caller, undefined);
    const { releases, circuit } = this.#options;
    const cached = this.cache?.get(key);
    const snapshot = cached && releases?.current();
    if (cached && snapshot === cached.snapshot) return this.#respondEarlier(request, caller, cached, 'hits');
    if (cached) return this.#respondIfCurrent(request, caller, key, cached, snapshot, 'hits');
    const shared = circuit.isOpen ? undefined : this.#coalescer.join(key, caller.signal);
    if (!shared) return this.#executeFresh(request, caller, key);
    return this.#respondIfCurrent(request, caller, key, shared, releases?.current(), 'shared');
  }

  /** Executes any other operation within the same limits. */
  async execute(
    args: ExecutionArgs,
    caller: Caller,
    execute: () => Promise<ExecutionResult>,
  ): Promise<ExecutionResult> {
    const { document } = args;
    caller.operation = operationName(document, args.operationName ?? undefined);
    caller.variables = args.variableValues;
    caller.record.document = document;
    const { settings } = this.#options;
    if (!mayExecute(document, caller.identity.role, settings.introspection))
      return { errors: [this.#limits.refused(noIntrospection(), caller)] };
    const planned = await planWithStatistics(args);
    const refusal = this.#limits.refusal(planned, caller);
    if (refusal) return { errors: [refusal] };
    const { graph } = args.contextValue as Partial<GraphContext>;
    const work = {
      statements: Math.max(1, planned?.statements ?? 1),
      document,
      signal: caller.signal,
      usage: graph?.usage ?? { databaseMs: 0 },
    };
    const result = await this.#runStatements(work, caller, execute);
    return planned && caller.wantsCost && result.data !== undefined
      ? withCost(result, planned.cost, this.#limits.maxCost(caller))
      : result;
  }

  /**
   * Responds with an answer that was or is being read for another request, if nothing that it may be made of has changed.
   *
   * @param snapshot What is current, looked up after the request came, so that its response holds what was published before.
   */
  async #respondIfCurrent(
    request: GraphQLRequest,
    caller: Caller,
    key: string,
    earlier: CachedResponse | Promise<ExecutionOutcome>,
    snapshot: ReleaseSnapshot | Promise<ReleaseSnapshot> | undefined,
    how: 'hits' | 'shared',
  ): Promise<SerializedResult> {
    // Where the current snapshot cannot be read, the answer is read anew: that statement reports why.
    const looking = Promise.resolve(snapshot).catch(() => undefined);
    const [outcome, current] = await Promise.all([earlier, looking]);
    if (current && current === outcome.snapshot) return this.#respondEarlier(request, caller, outcome, how);
    if (current) {
      this.cache?.count('stale');
      this.cache?.delete(key);
    }
    return this.#executeAgain(request, caller, key);
  }

  /** Executes an operation that is known to be executed directly. */
  #executeAgain(request: GraphQLRequest, caller: Caller, key: string | undefined): Promise<SerializedResult> {
    const fresh = this.#executeFresh(request, caller, key, true);
    if (!fresh) throw new Error('An operation that was executed directly before is not any more');
    return fresh;
  }

  #respondEarlier(
    request: GraphQLRequest,
    caller: Caller,
    outcome: ExecutionOutcome,
    how: 'hits' | 'shared',
  ): SerializedResult {
    this.cache?.count(how);
    caller.operation = operationName(request.document, request.operationName);
    caller.record.source = how === 'hits' ? 'cache' : 'shared';
    return this.#resultFor(caller, outcome);
  }

  /** @param knowsStatistics Whether statistics that were missing have been asked for already. */
  #executeFresh(
    request: GraphQLRequest,
    caller: Caller,
    key: string | undefined,
    knowsStatistics = false,
  ): Promise<SerializedResult> | undefined {
    const { schema, context, releases } = this.#options;
    const coalesced = key === undefined ? undefined : this.#coalescer.begin(caller.signal);
    const signal = coalesced?.signal ?? caller.signal;
    const contextValue = context(coalesced ? { ...caller, signal } : caller);
    const { document, variables = null, operationName: name = null } = request;
    const planned = planOperation({
      schema,
      document,
      variableValues: variables,
      operationName: name,
      contextValue,
    });
    const { answer } = planned ?? {};
    if (!planned || !answer) return undefined;
    if (planned.loadingStatistics && !knowsStatistics)
      return planned.loadingStatistics.then(() => this.#executeAgain(request, caller, key));
    caller.operation = operationName(document, request.operationName);
    const refusal = this.#limits.refusal(planned, caller);
    if (refusal) return Promise.resolve(serializeResult({ errors: [refusal] }));
    const { snapshot, usage } = (contextValue as GraphContext).graph;
    const read = async (): Promise<ExecutionOutcome> => {
      let before: ReleaseSnapshot | undefined;
      const result = await this.#runStatements(
        { statements: planned.statements, document, signal, usage },
        caller,
        async () => {
          if (key !== undefined) before = await snapshotBefore(releases);
          return answer();
        },
      );
      return {
        ...this.#outcome(result, planned.cost, caller),
        snapshot: snapshotUnlessChanged(before, snapshot.releases, releases),
      };
    };
    const work = read();
    if (coalesced && key !== undefined) {
      this.cache?.count('misses');
      this.#coalescer.share(key, coalesced, work);
      work.then(
        (outcome) => this.#store(key, outcome),
        // Every request that waits for the work gets the error.
        () => undefined,
      );
    }
    return work.then((outcome) => this.#resultFor(caller, outcome));
  }

  /**
   * Lets an operation send its statements: as soon as the limiter has room, and only while Neo4j answers.
   *
   * @returns The result of the work, or the error of an operation that was not begun.
   * @throws What the work throws.
   */
  async #runStatements(
    { statements, document, signal, usage }: StatementWork,
    caller: Caller,
    work: () => Promise<ExecutionResult>,
  ): Promise<ExecutionResult> {
    const { circuit } = this.#options;
    if (circuit.isOpen) return { errors: [this.#unavailable(caller)] };
    caller.record.usage = usage;
    const evidence = (errors: readonly unknown[]) => databaseEvidence(errors, usage.databaseMs > 0);
    const run = async (): Promise<ExecutionResult> => {
      // It may have opened while the operation waited in the queue.
      if (circuit.isOpen) return { errors: [this.#unavailable(caller)] };
      caller.record.source = 'database';
      return circuit
        .watch(
          work,
          ({ errors = [] }) => evidence(errors),
          (thrown) => evidence([thrown]),
        )
        .finally(() => this.#limits.takeDatabaseTime(caller, usage.databaseMs));
    };
    try {
      return await this.limiter.run(caller.identity, statements, signal, run, retainedDocument(document));
    } catch (thrown) {
      if (!(thrown instanceof QueueFullError)) throw thrown;
      return { errors: [this.#limits.refused(overloaded(1), caller)] };
    }
  }

  #unavailable(caller: Caller): GraphQLError {
    return this.#limits.refused(databaseUnavailable(this.#options.circuit.retryAfterSeconds), caller);
  }

  #outcome(
    result: ExecutionResult,
    cost: number,
    caller: Caller,
  ): { readonly serialized: SerializedResult } | { readonly failed: ExecutionResult } {
    const full =
      caller.wantsCost && result.data !== undefined
        ? withCost(result, cost, this.#limits.maxCost(caller))
        : result;
    if (full.errors) return { failed: full };
    const maxBytes = this.#limits.maxResultBytes(caller);
    const serialized = serializeWithin(full, maxBytes, cost);
    return serialized ? { serialized } : { failed: { errors: [tooLarge(maxBytes)], data: null } };
  }

  #store(key: string, outcome: ExecutionOutcome): void {
    const { snapshot } = outcome;
    if ('serialized' in outcome && snapshot)
      this.cache?.set(key, { serialized: outcome.serialized, snapshot });
  }

  #resultFor(caller: Caller, outcome: ExecutionOutcome): SerializedResult {
    if ('serialized' in outcome) return outcome.serialized;
    const { errors = [], ...rest } = outcome.failed;
    return serializeResult({ ...rest, errors: errors.map((error) => this.#options.mask(error, caller)) });
  }
}

/** Plans an operation, once more where statistics had to be read first by which it may cost less. */
async function planWithStatistics(args: ExecutionArgs): Promise<PlannedOperation | undefined> {
  const planned = planOperation(args);
  if (!planned?.loadingStatistics) return planned;
  await planned.loadingStatistics;
  return planOperation(args);
}

function withCost(result: ExecutionResult, requested: number, limit: number): ExecutionResult {
  return { ...result, extensions: { ...result.extensions, cost: { requested, limit } } };
}
