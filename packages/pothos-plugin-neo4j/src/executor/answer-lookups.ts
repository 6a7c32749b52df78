import { GraphQLError } from 'graphql';
import type { Binding } from '../compiler/context.ts';
import type { ArgumentsAt } from '../planner/cost/index.ts';
import type { GraphRequest } from './context.ts';
import { Deadline } from './deadline.ts';
import { answerRoot, keyOf, type PinnedRow, readPinned, releasesRead } from './execute.ts';
import { faultScopeOf, isCostly } from './fault-scope.ts';
import type { PlannedStatement, RootCall } from './plan-cache.ts';
import { assertFound, unknownLookup } from './reference-errors/assert-found.ts';
import { allNotFound } from './reference-errors/not-found.ts';
import type { RequestedReference } from './reference-errors/requested-reference.ts';
import { assertPublished } from './reference-errors/unpublished.ts';

/** A lookup of an operation, planned. */
export interface PlannedLookup {
  readonly call: RootCall;
  readonly argumentsAt: ArgumentsAt;
  readonly statement: PlannedStatement;
}

type Outcome = PromiseSettledResult<unknown>;

/**
 * Answers several lookups by one statement. A fault of one lookup is that lookup's alone; a fault of the statement is every lookup's,
 * unless one lookup's values may have caused it: then each is asked again, one after the other, so that no more statements are under
 * way than were planned.
 *
 * @param batchable Whether requests of other clients may share the statement.
 * @returns The outcomes in the order of the lookups. It never rejects for a fault of a statement.
 */
export async function answerLookups(
  request: GraphRequest,
  lookups: readonly PlannedLookup[],
  batchable: boolean,
  deadline = new Deadline(request.runtime.timeout),
): Promise<readonly Outcome[]> {
  const [first, ...others] = lookups;
  if (!first) return [];
  if (others.length === 0) return [await answerAlone(request, first, deadline)];
  const merged = request.runtime.plans.lookups(lookups, request.runtime.graph);
  const sending = {
    call: first.call,
    argumentsAt: first.argumentsAt,
    cypher: 'lookups',
    deadline,
    batchable,
  };
  let answer: PinnedRow;
  try {
    answer = await readPinned(request, sending, merged, (text, parameters) => {
      for (const { call, statement } of lookups) {
        request.observer?.({ field: keyOf(call), plan: statement.plan, text, parameters });
      }
    });
  } catch (fault) {
    if (isCostly(fault)) for (const { statement } of lookups) request.runtime.unshared.add(statement.text);
    if (faultScopeOf(fault) === 'every-request') return lookups.map(() => rejected(fault));
    return answerAfterFault(request, lookups, fault, batchable, deadline);
  }
  const { row, binding, current } = answer;
  const [found, data] = [row.found, row.data] as [readonly unknown[], readonly unknown[]];
  const incomplete = [...current.values()].includes(null);
  const outcomes: Outcome[] = [];
  const unknown = new Map<number, RequestedReference>();
  for (const [index, { statement, argumentsAt }] of lookups.entries()) {
    const own = { found: found[index], data: data[index] };
    outcomes.push(
      await settled(async () => {
        if (incomplete) {
          const read = releasesRead(request, statement, argumentsAt);
          const releases = new Map([...current].filter(([key]) => read.has(key)));
          await assertPublished(statement.location, binding, releases, request);
        }
        const reference = unknownLookup(statement.plan, own, binding, request);
        if (reference) {
          unknown.set(index, reference);
          return null;
        }
        await assertFound(statement.plan, own, binding, request);
        return merged.decoders[index]?.(own.data, binding);
      }),
    );
  }
  return unknown.size === 0 ? outcomes : withErrors(outcomes, unknown, binding, request);
}

/** Puts an error in place of the outcome of each lookup that names nothing. The nearest of all of them are looked for together. */
async function withErrors(
  outcomes: readonly Outcome[],
  unknown: ReadonlyMap<number, RequestedReference>,
  binding: Binding,
  request: GraphRequest,
): Promise<readonly Outcome[]> {
  const made = await settled(() => allNotFound([...unknown.values()], binding, request));
  const errors = made.status === 'fulfilled' ? (made.value as readonly GraphQLError[]) : [];
  const byIndex = new Map([...unknown.keys()].map((index, position) => [index, errors[position]]));
  return outcomes.map((outcome, index) => {
    if (!byIndex.has(index)) return outcome;
    return made.status === 'rejected' ? made : rejected(byIndex.get(index));
  });
}

/** Answers what can be answered where a statement failed, though Neo4j can be asked. */
async function answerAfterFault(
  request: GraphRequest,
  lookups: readonly PlannedLookup[],
  fault: unknown,
  batchable: boolean,
  deadline: Deadline,
): Promise<readonly Outcome[]> {
  const invalid = new Map<PlannedLookup, Outcome>();
  for (const lookup of lookups) {
    try {
      releasesRead(request, lookup.statement, lookup.argumentsAt);
    } catch (reason) {
      invalid.set(lookup, rejected(reason));
    }
  }
  // The values of a lookup are checked before anything is sent.
  if (invalid.size > 0) {
    const valid = lookups.filter((lookup) => !invalid.has(lookup));
    const outcomes = [...(await answerLookups(request, valid, batchable, deadline))];
    return lookups.map((lookup) => invalid.get(lookup) ?? outcomes.shift() ?? rejected(fault));
  }
  if (fault instanceof GraphQLError) return lookups.map(() => rejected(fault));
  const outcomes: Outcome[] = [];
  for (const lookup of lookups) {
    const last = outcomes.at(-1);
    const failsLikewise = last?.status === 'rejected' && faultScopeOf(last.reason) === 'every-request';
    outcomes.push(failsLikewise ? last : await answerAlone(request, lookup, deadline));
  }
  return outcomes;
}

function answerAlone(request: GraphRequest, lookup: PlannedLookup, deadline: Deadline): Promise<Outcome> {
  const { call, statement, argumentsAt } = lookup;
  return settled(() => answerRoot(request, call, statement, argumentsAt, deadline));
}

async function settled(work: () => Promise<unknown>): Promise<Outcome> {
  try {
    return { status: 'fulfilled', value: await work() };
  } catch (reason) {
    return rejected(reason);
  }
}

function rejected(reason: unknown): PromiseRejectedResult {
  return { status: 'rejected', reason };
}
