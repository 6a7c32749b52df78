import { type GraphQLResolveInfo, getArgumentValues } from 'graphql';
import type { Binding } from '../compiler/context.ts';
import { datasetsOf } from '../compiler/reference.ts';
import { type CompiledQuery, DATASETS, type Statement } from '../compiler/statement.ts';
import { graphError } from '../errors.ts';
import type { ArgumentsAt } from '../planner/cost/index.ts';
import type { FieldLocation } from '../planner/field-location.ts';
import type { RootPlan } from '../planner/plan.ts';
import type { GraphRequest } from './context.ts';
import { Deadline } from './deadline.ts';
import type { PlannedStatement, RootCall } from './plan-cache.ts';
import { assertFound } from './reference-errors/assert-found.ts';
import { assertPublished } from './reference-errors/unpublished.ts';
import { readRow, type SentStatement } from './session.ts';

interface Row {
  readonly [column: string]: unknown;
  readonly releases: (string | null)[];
  readonly found: unknown;
  readonly data: unknown;
  /** Datasets with their current releases; only of a statement that leads from one into others. */
  readonly published?: readonly (readonly [string, string])[];
}

/** How often a request follows publications that overtake it before it gives up. */
const REPINS = 5;

/** The resolver of every root field of the graph. */
export function resolveRoot(request: GraphRequest, info: GraphQLResolveInfo): Promise<unknown> {
  const field = info.parentType.getFields()[info.fieldName];
  if (!field) throw new TypeError(`${info.parentType.name} has no field ${info.fieldName}`);
  const { schema, operation, fragments, variableValues: variables, fieldNodes: nodes } = info;
  return answerRoot(request, { schema, operation, fragments, variables, field, nodes });
}

/**
 * Answers one root field: plan, compile, execute, decode. Everything below it only reads what is decoded here.
 *
 * @param argumentsAt Its arguments, where they were looked up before.
 * @param deadline When the answer has to be there.
 */
export async function answerRoot(
  request: GraphRequest,
  call: RootCall,
  statement: Statement = planOf(request, call),
  argumentsAt: ArgumentsAt = argumentsOf(call),
  deadline = new Deadline(request.runtime.timeout),
): Promise<unknown> {
  const sending = { call, argumentsAt, cypher: cypherName(statement.plan), deadline, batchable: true };
  const { row, binding, current } = await readPinned(request, sending, statement, (text, parameters) => {
    request.observer?.({ field: keyOf(call), plan: statement.plan, text, parameters });
  });
  await assertPublished(statement.location, binding, current, request);
  await assertFound(statement.plan, row, binding, request);
  return statement.decode(row.data, binding);
}

/** How a statement is sent. */
export interface Sending {
  /** The root field that it answers, or the first of them. */
  readonly call: RootCall;
  readonly argumentsAt: ArgumentsAt;
  /** What it reads, for metrics. */
  readonly cypher: string;
  readonly deadline: Deadline;
  /** Whether other requests may share it. */
  readonly batchable: boolean;
}

/** The row of a statement. */
export interface PinnedRow {
  readonly row: Row;
  readonly binding: Binding;
  /** The current release by each key that the statement read, null where there is none. */
  readonly current: ReadonlyMap<string, string | null>;
}

/**
 * Sends a statement, and again where it read a release that is no longer current.
 *
 * @param onSend Called with each statement before it is sent.
 */
export async function readPinned(
  request: GraphRequest,
  sending: Sending,
  statement: CompiledQuery,
  onSend: (text: string, parameters: Readonly<Record<string, unknown>>) => void,
): Promise<PinnedRow> {
  const { call, argumentsAt, cypher } = sending;
  const name = call.operation.name?.value ?? call.field.name;
  for (let attempt = 0; attempt < REPINS; attempt += 1) {
    const used = new Map<string, string>();
    const binding = bindingOf(request, argumentsAt, used, call.named);
    const parameters = bind(statement, binding, used);
    onSend(statement.text, parameters);
    const row = await send(statement, { text: statement.text, parameters, name, cypher }, request, sending);
    const current = new Map([...used.keys()].map((dataset, index) => [dataset, row.releases[index] ?? null]));
    for (const [dataset, release] of row.published ?? []) {
      // One that the process did not know yet is unread so far: the field is asked again with it.
      if (!used.has(dataset)) binding.release(dataset);
      current.set(dataset, release);
    }
    if (request.snapshot.confirm(used, current)) return { row, binding, current };
  }
  throw graphError(
    'SERVICE_UNAVAILABLE',
    'The data is being replaced faster than it can be read. Ask again in a moment.',
  );
}

/**
 * The keys of the releases that a statement reads for a request.
 *
 * @throws GraphQLError BAD_USER_INPUT for values that it does not take.
 */
export function releasesRead(
  request: GraphRequest,
  statement: CompiledQuery,
  argumentsAt: ArgumentsAt,
): ReadonlySet<string> {
  const used = new Map<string, string>();
  bind(statement, bindingOf(request, argumentsAt, used), used);
  return new Set(used.keys());
}

/** The plan of a root field, from the cache where it is known. @throws GraphQLError for arguments that cannot be planned. */
export function planOf({ runtime }: GraphRequest, call: RootCall): PlannedStatement {
  return runtime.plans.statement(call, runtime.graph);
}

function bind(
  statement: CompiledQuery,
  binding: Binding,
  used: ReadonlyMap<string, string>,
): Readonly<Record<string, unknown>> {
  const bound = statement.bind(binding);
  for (const dataset of datasetsOf(binding, statement.location)) binding.release(dataset);
  return { ...bound, [DATASETS]: [...used.keys()] };
}

/** A statement that an observer is told of is not shared, so that it is the one that is sent. */
function send(
  query: CompiledQuery,
  statement: SentStatement,
  { runtime, signal, observer, semaphore, usage }: GraphRequest,
  { deadline, batchable }: Sending,
): Promise<Row> {
  return semaphore.run(signal, async () => {
    const start = performance.now();
    try {
      return await (observer
        ? readRow<Row>(statement, runtime, signal, { deadline })
        : runtime.statements.read<Row>(query.parts, statement, signal, { deadline, batchable }));
    } finally {
      usage.databaseMs += performance.now() - start;
    }
  });
}

/** The response key of a root field. */
export function keyOf({ nodes: [node], field }: RootCall): string {
  return node?.alias?.value ?? field.name;
}

/** Looks up the arguments of a root field and of what is below it, each once. */
export function argumentsOf({ variables }: RootCall): ArgumentsAt {
  const coerced = new Map<FieldLocation, Readonly<Record<string, unknown>>>();
  return (location) => {
    const cached = coerced.get(location);
    if (cached) return cached;
    const args = getArgumentValues(location.field, location.node, variables);
    coerced.set(location, args);
    return args;
  };
}

function bindingOf(
  request: GraphRequest,
  argumentsAt: ArgumentsAt,
  used: Map<string, string>,
  named: RootCall['named'] = [],
): Binding {
  const binding: Binding = {
    defaultDataset: request.runtime.defaultDataset,
    named,
    release: (dataset) => {
      const release = request.snapshot.release(dataset);
      used.set(dataset, release);
      return release;
    },
    releases: () => request.snapshot.readDatasets().map((dataset) => binding.release(dataset)),
    arguments: argumentsAt,
  };
  return binding;
}

/** A traversal is known by its name, which its `.cypher` file has too; the rest by what it reads. */
function cypherName(plan: RootPlan): string {
  switch (plan.kind) {
    case 'traversal':
      return plan.traversal.name;
    case 'lookup':
    case 'list':
    case 'nodes':
      return `${plan.kind} ${plan.location.field.name}`;
  }
}
