import { type GraphContext, type PlannedOperation, planOperation } from '@rolegraph/pothos-plugin-neo4j';
import type { ExecutionArgs, ExecutionResult, GraphQLError, GraphQLSchema } from 'graphql';
import type { Role } from '../auth/index.ts';
import type { CacheValidator, ReleaseSnapshot } from './cache-validator.ts';
import type { Caller } from './caller.ts';
import type { CircuitBreaker } from './circuit-breaker.ts';
import { ConcurrencyLimiter, type ConcurrencySettings } from './concurrency-limiter.ts';
import { mayExecute, operationName } from './document-facts.ts';
import type { ErrorMask } from './error-mask.ts';
import {
  type ExecutionOutcome,
  outcomeOf,
  snapshotBefore,
  snapshotUnlessChanged,
} from './execution-outcome.ts';
import type { GraphQLRequest } from './graphql-request.ts';
import { type LimitMode, type OperationLimitSettings, OperationLimits } from './operation-limits.ts';
import type { OperationObserver } from './operation-observer.ts';
import { planWithStatistics } from './plan-with-statistics.ts';
import { noIntrospection } from './refusals.ts';
import { RequestCoalescer } from './request-coalescer.ts';
import { type CachedResponse, ResponseCache } from './response-cache.ts';
import { type SerializedResult, serializeResult } from './serialized-result.ts';
import { StatementRunner } from './statement-runner.ts';

/** The limits of operations, and the role that sees the schema. */
export interface OperationSettings extends ConcurrencySettings, OperationLimitSettings {
  /** The least role that may ask about the schema; `none` for no role. */
  readonly introspection: Role | 'none';
  /** Bytes of cached responses; 0 caches none and coalesces no requests. */
  readonly responseCacheBytes: number;
}

export interface OperationExecutorOptions {
  readonly schema: GraphQLSchema;
  /** Makes the context of one operation's resolvers. */
  readonly context: (caller: Caller) => object;
  readonly mask: ErrorMask;
  readonly settings: OperationSettings;
  readonly limitMode: LimitMode;
  /** Undefined where it caches no responses. */
  readonly releases: CacheValidator | undefined;
  /** Refuses operations while Neo4j does not answer. */
  readonly circuit: CircuitBreaker;
  readonly observer?: OperationObserver | undefined;
}

/**
 * Executes operations within their limits. Every operation passes here, by any way, so that limits, caching and counting are the
 * same for all.
 */
export class OperationExecutor {
  readonly limiter: ConcurrencyLimiter;
  readonly cache: ResponseCache | undefined;
  readonly #options: OperationExecutorOptions;
  readonly #limits: OperationLimits;
  readonly #runner: StatementRunner;
  readonly #coalescer = new RequestCoalescer<ExecutionOutcome>();

  constructor(options: OperationExecutorOptions) {
    this.#options = options;
    const { settings, limitMode, observer, releases, circuit } = options;
    this.limiter = new ConcurrencyLimiter(settings);
    this.#limits = new OperationLimits(settings, limitMode, observer);
    this.#runner = new StatementRunner(this.limiter, circuit, this.#limits);
    this.cache =
      releases && settings.responseCacheBytes > 0
        ? new ResponseCache(settings.responseCacheBytes)
        : undefined;
  }

  /** Its values for metrics. */
  get gauges() {
    const { limiter, cache } = this;
    const { circuit } = this.#options;
    const responseCache = cache && { responseCache: () => ({ ...cache.counts, bytes: cache.bytes }) };
    return { limiter: () => limiter.use, circuit: () => circuit, ...responseCache };
  }

  /**
   * Answers a query whose root fields are all of the graph; at once where a cached response is current.
   *
   * @returns Undefined for any other operation, which graphql-js executes.
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
    const { isOpen } = this.#options.circuit;
    const planned = isOpen ? planOperation(args) : await planWithStatistics(args);
    const refusal = this.#refusal(planned, caller);
    if (refusal) return { errors: [refusal] };
    const { graph } = args.contextValue as Partial<GraphContext>;
    const work = {
      statements: planned?.statements ?? 0,
      document,
      signal: caller.signal,
      usage: graph?.usage ?? { databaseMs: 0 },
    };
    const result = await this.#runner.run(work, caller, execute);
    return planned ? this.#withCost(result, planned, caller) : result;
  }

  /**
   * Responds with an answer that was or is being read for another request, if its releases are still current.
   *
   * @param snapshot The current one, read after the request came, so that its response is as new as the request.
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

  /** @param knowsStatistics Whether missing statistics have been read already. */
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
    const { isOpen } = this.#options.circuit;
    if (planned.loadingStatistics && !knowsStatistics && !isOpen)
      return planned.loadingStatistics.then(() => this.#executeAgain(request, caller, key));
    caller.operation = operationName(document, request.operationName);
    const refusal = this.#refusal(planned, caller);
    if (refusal) return Promise.resolve(serializeResult({ errors: [refusal] }));
    const { snapshot, usage } = (contextValue as GraphContext).graph;
    const read = async (): Promise<ExecutionOutcome> => {
      let before: ReleaseSnapshot | undefined;
      const result = await this.#runner.run(
        { statements: planned.statements, document, signal, usage },
        caller,
        async () => {
          if (key !== undefined) before = await snapshotBefore(releases);
          return answer();
        },
      );
      const full = this.#withCost(result, planned, caller);
      return {
        ...outcomeOf(full, planned.cost, this.#limits.maxResultBytes(caller)),
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

  /** The error of an operation that is not executed. An open circuit bars none that needs no Neo4j. */
  #refusal(planned: PlannedOperation | undefined, caller: Caller): GraphQLError | undefined {
    if (this.#options.circuit.isOpen && planned && planned.statements > 0)
      return this.#runner.unavailable(caller);
    return this.#limits.refusal(planned, caller);
  }

  /** Adds the cost of an executed operation, where its caller asks for it. */
  #withCost(result: ExecutionResult, { cost: requested }: PlannedOperation, caller: Caller): ExecutionResult {
    if (!caller.wantsCost || result.data === undefined) return result;
    const cost = { requested, limit: this.#limits.maxCost(caller) };
    return { ...result, extensions: { ...result.extensions, cost } };
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
