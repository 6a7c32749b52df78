import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLSchema,
  getOperationAST,
} from 'graphql';
import type { Caller } from '../http/caller.ts';
import type { ErrorMask } from '../http/errors.ts';
import { maySeeSchema, type Role } from '../identity/index.ts';
import { documentBytes } from '../memory/index.ts';
import { type GraphContext, planOperation } from '../plugin/index.ts';
import { asksForSchema } from './document-facts.ts';
import { Gate, type GateSettings, Overloaded, type RetainedDocument } from './gate.ts';
import { KeptReplies } from './kept-replies.ts';
import { noIntrospection, overloaded, tooCostly, tooLarge } from './refusals.ts';
import type { ReleaseCheck, Releases, Standing } from './release-check.ts';
import { type Reply, replyOf, replyWithin } from './reply.ts';
import { SharedWork } from './shared-work.ts';

/** What one operation may ask for, and who may ask what. */
export interface OperationSettings extends GateSettings {
  /** The most values that an answer may have to be made of. */
  readonly cost: number;
  /** The largest answer, in bytes. */
  readonly resultSize: number;
  /** The least role that may ask about the schema; `none` for nobody. */
  readonly introspection: Role | 'none';
  /** Bytes of answers that are kept; 0 keeps none and shares none. */
  readonly responseCache: number;
}

/** A validated operation with what the client sent along. */
export interface Question {
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>> | undefined;
  readonly operationName: string | undefined;
}

export interface OperationParts {
  readonly schema: GraphQLSchema;
  /** Makes what resolvers share during one operation. */
  readonly context: (caller: Caller) => object;
  readonly mask: ErrorMask;
  readonly settings: OperationSettings;
  /** Undefined where no answers are kept. */
  readonly releases: ReleaseCheck | undefined;
}

/** What came of an operation. Only a whole answer is anybody's: errors name the request, and what is partial or too large may pass. */
type Outcome = Read & ({ readonly reply: Reply } | { readonly faulty: ExecutionResult });

/** What readers saw before the answer was read; undefined where that is not known, or was not what was read. */
interface Read {
  readonly standing: Standing | undefined;
}

/**
 * Answers operations within their limits. Every question goes through here, whichever way it came, so that what is limited, kept and
 * counted is the same on all of them.
 */
export class Operations {
  readonly gate: Gate;
  readonly kept: KeptReplies | undefined;
  readonly #parts: OperationParts;
  readonly #shared = new SharedWork<Outcome>();

  constructor(parts: OperationParts) {
    this.#parts = parts;
    this.gate = new Gate(parts.settings);
    const { responseCache } = parts.settings;
    this.kept = parts.releases && responseCache > 0 ? new KeptReplies(responseCache) : undefined;
  }

  /** What there is to see of it from outside. */
  get watched() {
    const { gate, kept } = this;
    const replies = kept && { replies: () => ({ ...kept.counts, bytes: kept.bytes }) };
    return { gate: () => gate.use, ...replies };
  }

  /**
   * Answers a query that is all the graph's own; at once where the answer is at hand.
   *
   * @returns Undefined where it is not: it is for graphql-js then.
   */
  answer(question: Question, caller: Caller): Reply | Promise<Reply> | undefined {
    caller.variables = question.variables;
    // Who wants to see how a question is answered wants to see it answered.
    const key = caller.observer ? undefined : this.kept?.keyOf(question, caller.wantsCost);
    if (key === undefined) return this.#answerFresh(question, caller, undefined);
    const kept = this.kept?.get(key);
    const standing = kept && this.#parts.releases?.current();
    if (kept && standing === kept.standing) return this.#giveAgain(question, caller, kept, 'hits');
    if (kept) return this.#answerAgain(question, caller, key, kept, standing, 'hits');
    const shared = this.#shared.join(key, caller.signal);
    if (shared)
      return this.#answerAgain(question, caller, key, shared, this.#parts.releases?.current(), 'shared');
    return this.#answerFresh(question, caller, key);
  }

  /** Executes any other operation within the same limits. */
  execute(
    args: ExecutionArgs,
    caller: Caller,
    execute: () => Promise<ExecutionResult>,
  ): Promise<ExecutionResult> {
    caller.operation = operationName(args.document, args.operationName ?? undefined);
    caller.variables = args.variableValues;
    const { settings } = this.#parts;
    if (!mayAsk(args.document, caller.identity.role, settings.introspection)) {
      return Promise.resolve({ errors: [noIntrospection()] });
    }
    const planned = planOperation(args);
    if (planned && planned.cost > settings.cost) {
      return Promise.resolve({ errors: [tooCostly(planned.cost, settings.cost)] });
    }
    const statements = Math.max(1, planned?.statements ?? 1);
    return this.gate.run(statements, caller.signal, execute, retainedBy(args.document)).then(
      (result) => (planned && caller.wantsCost ? withCost(result, planned.cost, settings.cost) : result),
      (thrown: unknown) => refusalOf(thrown),
    );
  }

  /**
   * Gives an answer that was or is being read for another request, if nothing that it may be made of has changed.
   *
   * @param standing What is current: asked after the request came, so that what was published before is in its answer.
   */
  async #answerAgain(
    question: Question,
    caller: Caller,
    key: string,
    earlier: Outcome | Promise<Outcome>,
    standing: Standing | Promise<Standing> | undefined,
    how: 'hits' | 'shared',
  ): Promise<Reply> {
    // Where it is not known what is current, the answer is read anew: that statement reports why.
    const looking = Promise.resolve(standing).catch(() => undefined);
    const [outcome, current] = await Promise.all([earlier, looking]);
    if (current && current === outcome.standing) return this.#giveAgain(question, caller, outcome, how);
    if (current) {
      this.kept?.count('stale');
      this.kept?.delete(key);
    }
    const fresh = this.#answerFresh(question, caller, key);
    if (!fresh) throw new Error('What was answered before can be answered no more');
    return fresh;
  }

  #giveAgain(question: Question, caller: Caller, outcome: Outcome, how: 'hits' | 'shared'): Reply {
    this.kept?.count(how);
    caller.operation = operationName(question.document, question.operationName);
    return this.#replyTo(caller, outcome);
  }

  #answerFresh(question: Question, caller: Caller, key: string | undefined): Promise<Reply> | undefined {
    const { schema, context, settings } = this.#parts;
    const flight = key === undefined ? undefined : this.#shared.begin(caller.signal);
    const signal = flight?.signal ?? caller.signal;
    const contextValue = context(flight ? { ...caller, signal } : caller);
    const { document, variables = null, operationName: name = null } = question;
    const planned = planOperation({
      schema,
      document,
      variableValues: variables,
      operationName: name,
      contextValue,
    });
    const { answer } = planned ?? {};
    if (!planned || !answer) return undefined;
    caller.operation = operationName(document, question.operationName);
    if (planned.cost > settings.cost)
      return Promise.resolve(replyOf({ errors: [tooCostly(planned.cost, settings.cost)] }));
    const read = async (): Promise<Outcome> => {
      const before = key === undefined ? undefined : await this.#before();
      const result = await answer();
      const { releases } = (contextValue as GraphContext).graph.pin;
      const full = caller.wantsCost ? withCost(result, planned.cost, settings.cost) : result;
      return { ...this.#outcome(full, planned.cost), standing: this.#unlessOverwritten(before, releases) };
    };
    const work = this.gate
      .run(planned.statements, signal, read, retainedBy(document))
      .catch((thrown: unknown): Outcome => ({ faulty: refusalOf(thrown), standing: undefined }));
    if (flight && key !== undefined) {
      this.kept?.count('misses');
      this.#shared.share(key, flight, work);
      work.then(
        (outcome) => this.#keep(key, outcome),
        // Every request that waits for the work gets the error.
        () => undefined,
      );
    }
    return work.then((outcome) => this.#replyTo(caller, outcome));
  }

  /** What is known to be current before something is read that is to be kept; undefined where it cannot be read. It need not be the newest: an answer is given again only if nothing has changed since. */
  async #before(): Promise<Standing | undefined> {
    const { releases } = this.#parts;
    return releases?.latest ?? (await Promise.resolve(releases?.current()).catch(() => undefined));
  }

  /** A publication that is not known of yet shows by what was read; then it is high time to learn of it. */
  #unlessOverwritten(before: Standing | undefined, used: Releases): Standing | undefined {
    if (!before || isPartOf(used, before.releases)) return before;
    // Only to learn of it: a failure shows with the next question.
    Promise.resolve(this.#parts.releases?.current()).catch(() => undefined);
    return undefined;
  }

  #outcome(
    result: ExecutionResult,
    cost: number,
  ): { readonly reply: Reply } | { readonly faulty: ExecutionResult } {
    if (result.errors) return { faulty: result };
    const { resultSize } = this.#parts.settings;
    const reply = replyWithin(result, resultSize, cost);
    return reply ? { reply } : { faulty: { errors: [tooLarge(resultSize)], data: null } };
  }

  #keep(key: string, outcome: Outcome): void {
    const { standing } = outcome;
    if ('reply' in outcome && standing) this.kept?.set(key, { reply: outcome.reply, standing });
  }

  #replyTo(caller: Caller, outcome: Outcome): Reply {
    if ('reply' in outcome) return outcome.reply;
    const { errors = [], ...rest } = outcome.faulty;
    return replyOf({ ...rest, errors: errors.map((error) => this.#parts.mask(error, caller)) });
  }
}

function isPartOf(used: Releases, current: Releases): boolean {
  for (const [dataset, release] of used) if (current.get(dataset) !== release) return false;
  return true;
}

function withCost(result: ExecutionResult, requested: number, limit: number): ExecutionResult {
  return { ...result, extensions: { ...result.extensions, cost: { requested, limit } } };
}

function refusalOf(thrown: unknown): ExecutionResult {
  if (thrown instanceof Overloaded) return { errors: [overloaded(1)] };
  throw thrown;
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
