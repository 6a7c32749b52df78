import { type GraphContext, planOperation } from '@rolegraph/pothos-plugin-neo4j';
import { documentBytes } from '@rolegraph/pothos-plugin-neo4j/memory';
import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLError,
  type GraphQLSchema,
  getOperationAST,
} from 'graphql';
import { type Identity, maySeeSchema, type Role } from '../auth/index.ts';
import type { CacheValidator, ReleaseSnapshot, Releases } from './cache-validator.ts';
import type { Caller } from './caller.ts';
import {
  ConcurrencyLimiter,
  type ConcurrencySettings,
  QueueFullError,
  type RetainedDocument,
} from './concurrency-limiter.ts';
import { type DatabaseSeconds, DatabaseTime } from './database-time.ts';
import { asksForSchema } from './document-facts.ts';
import type { ErrorMask } from './error-mask.ts';
import type { GraphQLRequest } from './graphql-request.ts';
import { databaseTimeTaken, noIntrospection, overloaded, tooCostly, tooLarge } from './refusals.ts';
import { RequestCoalescer } from './request-coalescer.ts';
import { ResponseCache } from './response-cache.ts';
import { type SerializedResult, serializeResult, serializeWithin } from './serialized-result.ts';

/** What one operation may ask for, and who may ask what. */
export interface OperationSettings extends ConcurrencySettings {
  /** The most values that an answer may have to be made of. */
  readonly maxCost: number;
  /** The largest answer, in bytes. */
  readonly maxResultBytes: number;
  /** The least role that may ask about the schema; `none` for nobody. */
  readonly introspection: Role | 'none';
  readonly databaseSeconds: DatabaseSeconds;
  /** Bytes of answers that are kept; 0 keeps none and shares none. */
  readonly responseCacheBytes: number;
}

export interface OperationExecutorOptions {
  readonly schema: GraphQLSchema;
  /** Makes what resolvers share during one operation. */
  readonly context: (caller: Caller) => object;
  readonly mask: ErrorMask;
  readonly settings: OperationSettings;
  /** Undefined where no answers are kept. */
  readonly releases: CacheValidator | undefined;
  /** Told what operations cost, and which were not begun. */
  readonly observer?: OperationObserver;
}

/** Counts operations by the role of who asks. */
export interface OperationObserver {
  planned(cost: number, role: Role): void;
  /** @param code `extensions.code` of the error that the caller gets. */
  refused(code: string, role: Role): void;
}

/** What came of an operation. Only a whole answer is anybody's: errors name the request, and what is partial or too large may pass. */
type ExecutionOutcome = SnapshotRead &
  ({ readonly serialized: SerializedResult } | { readonly failed: ExecutionResult });

/** What readers saw before the answer was read; undefined where that is not known, or was not what was read. */
interface SnapshotRead {
  readonly snapshot: ReleaseSnapshot | undefined;
}

/**
 * Answers operations within their limits. Every question goes through here, whichever way it came, so that what is limited, kept and
 * counted is the same on all of them.
 */
export class OperationExecutor {
  readonly limiter: ConcurrencyLimiter;
  readonly cache: ResponseCache | undefined;
  readonly #options: OperationExecutorOptions;
  readonly #coalescer = new RequestCoalescer<ExecutionOutcome>();
  readonly #databaseTime: DatabaseTime;

  constructor(options: OperationExecutorOptions) {
    this.#options = options;
    this.limiter = new ConcurrencyLimiter(options.settings);
    this.#databaseTime = new DatabaseTime(options.settings.databaseSeconds);
    const { responseCacheBytes } = options.settings;
    this.cache =
      options.releases && responseCacheBytes > 0 ? new ResponseCache(responseCacheBytes) : undefined;
  }

  /** What there is to see of it from outside. */
  get gauges() {
    const { limiter, cache } = this;
    const responseCache = cache && { responseCache: () => ({ ...cache.counts, bytes: cache.bytes }) };
    return { limiter: () => limiter.use, ...responseCache };
  }

  /**
   * Answers a query that is all the graph's own; at once where the answer is at hand.
   *
   * @returns Undefined where it is not: it is for graphql-js then.
   */
  answer(request: GraphQLRequest, caller: Caller): SerializedResult | Promise<SerializedResult> | undefined {
    caller.variables = request.variables;
    // Who wants to see how a question is answered wants to see it answered.
    const key = caller.observer ? undefined : this.cache?.keyOf(request, caller.wantsCost);
    if (key === undefined) return this.#executeFresh(request, caller, undefined);
    const cached = this.cache?.get(key);
    const snapshot = cached && this.#options.releases?.current();
    if (cached && snapshot === cached.snapshot)
      return this.#respondFromCache(request, caller, cached, 'hits');
    if (cached) return this.#respondIfCurrent(request, caller, key, cached, snapshot, 'hits');
    const shared = this.#coalescer.join(key, caller.signal);
    if (shared)
      return this.#respondIfCurrent(
        request,
        caller,
        key,
        shared,
        this.#options.releases?.current(),
        'shared',
      );
    return this.#executeFresh(request, caller, key);
  }

  /** Executes any other operation within the same limits. */
  execute(
    args: ExecutionArgs,
    caller: Caller,
    execute: () => Promise<ExecutionResult>,
  ): Promise<ExecutionResult> {
    caller.operation = operationName(args.document, args.operationName ?? undefined);
    caller.variables = args.variableValues;
    const { settings } = this.#options;
    if (!mayAsk(args.document, caller.identity.role, settings.introspection)) {
      return Promise.resolve({ errors: [noIntrospection()] });
    }
    const planned = planOperation(args);
    const refusal = this.#refusal(planned?.cost ?? 0, caller.identity);
    if (refusal) return Promise.resolve({ errors: [refusal] });
    const statements = Math.max(1, planned?.statements ?? 1);
    const { graph } = args.contextValue as Partial<GraphContext>;
    const counted = () =>
      execute().finally(() => this.#databaseTime.take(caller.identity, graph?.usage.databaseMs ?? 0));
    return this.limiter
      .run(caller.identity, statements, caller.signal, counted, retainedBy(args.document))
      .then(
        (result) => (planned && caller.wantsCost ? withCost(result, planned.cost, settings.maxCost) : result),
        (thrown: unknown) => this.#notBegun(thrown, caller.identity),
      );
  }

  /** Why an operation is not begun; undefined where it is. */
  #refusal(cost: number, identity: Identity): GraphQLError | undefined {
    const { settings, observer } = this.#options;
    observer?.planned(cost, identity.role);
    if (cost > settings.maxCost) return this.#refused(tooCostly(cost, settings.maxCost), identity);
    const waitSeconds = this.#databaseTime.waitSeconds(identity);
    return waitSeconds > 0 ? this.#refused(databaseTimeTaken(waitSeconds), identity) : undefined;
  }

  /** What is given for an operation that found no place. @throws What is thrown otherwise. */
  #notBegun(thrown: unknown, identity: Identity): ExecutionResult {
    if (thrown instanceof QueueFullError) return { errors: [this.#refused(overloaded(1), identity)] };
    throw thrown;
  }

  #refused(error: GraphQLError, { role }: Identity): GraphQLError {
    this.#options.observer?.refused(String(error.extensions.code), role);
    return error;
  }

  /**
   * Gives an answer that was or is being read for another request, if nothing that it may be made of has changed.
   *
   * @param snapshot What is current: asked after the request came, so that what was published before is in its answer.
   */
  async #respondIfCurrent(
    request: GraphQLRequest,
    caller: Caller,
    key: string,
    earlier: ExecutionOutcome | Promise<ExecutionOutcome>,
    snapshot: ReleaseSnapshot | Promise<ReleaseSnapshot> | undefined,
    how: 'hits' | 'shared',
  ): Promise<SerializedResult> {
    // Where it is not known what is current, the answer is read anew: that statement reports why.
    const looking = Promise.resolve(snapshot).catch(() => undefined);
    const [outcome, current] = await Promise.all([earlier, looking]);
    if (current && current === outcome.snapshot) return this.#respondFromCache(request, caller, outcome, how);
    if (current) {
      this.cache?.count('stale');
      this.cache?.delete(key);
    }
    const fresh = this.#executeFresh(request, caller, key);
    if (!fresh) throw new Error('What was answered before can be answered no more');
    return fresh;
  }

  #respondFromCache(
    request: GraphQLRequest,
    caller: Caller,
    outcome: ExecutionOutcome,
    how: 'hits' | 'shared',
  ): SerializedResult {
    this.cache?.count(how);
    caller.operation = operationName(request.document, request.operationName);
    return this.#resultFor(caller, outcome);
  }

  #executeFresh(
    request: GraphQLRequest,
    caller: Caller,
    key: string | undefined,
  ): Promise<SerializedResult> | undefined {
    const { schema, context, settings } = this.#options;
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
    caller.operation = operationName(document, request.operationName);
    const refusal = this.#refusal(planned.cost, caller.identity);
    if (refusal) return Promise.resolve(serializeResult({ errors: [refusal] }));
    const read = async (): Promise<ExecutionOutcome> => {
      const before = key === undefined ? undefined : await this.#snapshotBefore();
      const { snapshot, usage } = (contextValue as GraphContext).graph;
      const result = await answer().finally(() => this.#databaseTime.take(caller.identity, usage.databaseMs));
      const { releases } = snapshot;
      const full = caller.wantsCost ? withCost(result, planned.cost, settings.maxCost) : result;
      return {
        ...this.#outcome(full, planned.cost),
        snapshot: this.#snapshotUnlessChanged(before, releases),
      };
    };
    const work = this.limiter
      .run(caller.identity, planned.statements, signal, read, retainedBy(document))
      .catch(
        (thrown: unknown): ExecutionOutcome => ({
          failed: this.#notBegun(thrown, caller.identity),
          snapshot: undefined,
        }),
      );
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

  /** What is known to be current before something is read that is to be kept; undefined where it cannot be read. It need not be the newest: an answer is given again only if nothing has changed since. */
  async #snapshotBefore(): Promise<ReleaseSnapshot | undefined> {
    const { releases } = this.#options;
    return releases?.latest ?? (await Promise.resolve(releases?.current()).catch(() => undefined));
  }

  /** A publication that is not known of yet shows by what was read; then it is high time to learn of it. */
  #snapshotUnlessChanged(before: ReleaseSnapshot | undefined, used: Releases): ReleaseSnapshot | undefined {
    if (!before || isPartOf(used, before.releases)) return before;
    // Only to learn of it: a failure shows with the next question.
    Promise.resolve(this.#options.releases?.current()).catch(() => undefined);
    return undefined;
  }

  #outcome(
    result: ExecutionResult,
    cost: number,
  ): { readonly serialized: SerializedResult } | { readonly failed: ExecutionResult } {
    if (result.errors) return { failed: result };
    const { maxResultBytes } = this.#options.settings;
    const serialized = serializeWithin(result, maxResultBytes, cost);
    return serialized ? { serialized } : { failed: { errors: [tooLarge(maxResultBytes)], data: null } };
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

function isPartOf(used: Releases, current: Releases): boolean {
  for (const [dataset, release] of used) if (current.get(dataset) !== release) return false;
  return true;
}

function withCost(result: ExecutionResult, requested: number, limit: number): ExecutionResult {
  return { ...result, extensions: { ...result.extensions, cost: { requested, limit } } };
}

function mayAsk(document: DocumentNode, role: Role, introspection: Role | 'none'): boolean {
  if (introspection === 'anonymous' || !asksForSchema(document)) return true;
  return maySeeSchema(role, introspection);
}

function retainedBy(document: DocumentNode): RetainedDocument {
  return { document, bytes: documentBytes(document) };
}

function operationName(document: DocumentNode, name: string | undefined): string {
  return name ?? getOperationAST(document, name)?.name?.value ?? '';
}
