import { GraphQLError, type GraphQLResolveInfo, getArgumentValues } from 'graphql';
import type { Binding } from '../compile/context.ts';
import { datasetOf } from '../compile/reference.ts';
import { type Asked, DATASETS, type Statement } from '../compile/statement.ts';
import type { ArgumentsAt } from '../plan/cost.ts';
import type { RootPlan } from '../plan/plan.ts';
import type { Site } from '../plan/site.ts';
import type { GraphRequest } from './context.ts';
import { assertFound } from './found.ts';
import type { PlannedStatement, RootCall } from './plan-cache.ts';
import { assertPublished } from './published.ts';
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
 * @param at Its arguments, where they were looked up before.
 */
export async function answerRoot(
  request: GraphRequest,
  call: RootCall,
  statement: Statement = planOf(request, call),
  at: ArgumentsAt = argumentsOf(call),
): Promise<unknown> {
  const asked = { call, at, cypher: cypherName(statement.plan) };
  const { row, binding } = await ask(request, asked, statement, (text, parameters) => {
    request.observer?.({ field: keyOf(call), plan: statement.plan, text, parameters });
  });
  await assertFound(statement.plan, row.found, binding, request);
  return statement.decode(row.data, binding);
}

/**
 * Answers several lookups of one operation by one statement: each is cheap, and sending it is most of what it costs.
 *
 * @returns The answers in the order of the calls.
 * @throws Whatever is wrong with one of them: asked one by one, each then tells its own.
 */
export async function answerLookups(
  request: GraphRequest,
  calls: readonly { readonly call: RootCall; readonly statement: Statement }[],
): Promise<readonly unknown[]> {
  const [first] = calls;
  if (!first) return [];
  const together = request.runtime.plans.lookups(calls, request.runtime.graph);
  const { call } = first;
  const asked = { call, at: argumentsOf(call), cypher: 'lookups' };
  const { row, binding } = await ask(request, asked, together, (text, parameters) => {
    for (const { call, statement } of calls) {
      request.observer?.({ field: keyOf(call), plan: statement.plan, text, parameters });
    }
  });
  const found = row.found as readonly unknown[];
  for (const [at, { statement }] of calls.entries()) {
    await assertFound(statement.plan, found[at], binding, request);
  }
  return together.decode(row.data, binding) as readonly unknown[];
}

/**
 * Sends a statement, once more where another release was published meanwhile.
 *
 * @param told Told of what is sent.
 */
async function ask(
  request: GraphRequest,
  { call, at, cypher }: { readonly call: RootCall; readonly at: ArgumentsAt; readonly cypher: string },
  statement: Asked,
  told: (text: string, parameters: Readonly<Record<string, unknown>>) => void,
): Promise<{ readonly row: Row; readonly binding: Binding }> {
  const name = call.operation.name?.value ?? call.field.name;
  for (let attempt = 0; attempt < REPINS; attempt += 1) {
    const used = new Map<string, string>();
    const binding = bindingOf(request, at, used, call.named);
    const parameters = bind(statement, binding, used);
    told(statement.text, parameters);
    const row = await send(statement, { text: statement.text, parameters, name, cypher }, request);
    const current = new Map([...used.keys()].map((dataset, at) => [dataset, row.releases[at] ?? null]));
    for (const [dataset, release] of row.published ?? []) {
      // One that the process did not know yet is unread so far: the field is asked again with it.
      if (!used.has(dataset)) binding.release(dataset);
      current.set(dataset, release);
    }
    if (!request.pin.settle(used, current)) continue;
    await assertPublished(statement.site, binding, current, request);
    return { row, binding };
  }
  throw new GraphQLError('The data is being replaced faster than it can be read. Ask again in a moment.', {
    extensions: { code: 'SERVICE_UNAVAILABLE' },
  });
}

/** The plan of a root field, from the cache where it is known. @throws GraphQLError for arguments that cannot be planned. */
export function planOf({ runtime }: GraphRequest, call: RootCall): PlannedStatement {
  return runtime.plans.statement(call, runtime.graph);
}

function bind(
  statement: Asked,
  binding: Binding,
  used: ReadonlyMap<string, string>,
): Readonly<Record<string, unknown>> {
  const bound = statement.bind(binding);
  binding.release(datasetOf(binding, statement.site));
  return { ...bound, [DATASETS]: [...used.keys()] };
}

/** What somebody observes goes alone, so that it is the statement that is shown. */
function send(asked: Asked, statement: SentStatement, request: GraphRequest): Promise<Row> {
  const { runtime, signal, observer } = request;
  return observer
    ? readRow<Row>(statement, runtime, signal)
    : runtime.statements.read<Row>(asked.parts, statement, signal);
}

function keyOf({ nodes: [node], field }: RootCall): string {
  return node?.alias?.value ?? field.name;
}

/** Looks up the arguments of a root field and of what is below it, each once. */
export function argumentsOf({ variables }: RootCall): ArgumentsAt {
  const coerced = new Map<Site, Readonly<Record<string, unknown>>>();
  return (site) => {
    const known = coerced.get(site);
    if (known) return known;
    const given = getArgumentValues(site.field, site.node, variables);
    coerced.set(site, given);
    return given;
  };
}

function bindingOf(
  request: GraphRequest,
  at: ArgumentsAt,
  used: Map<string, string>,
  named: RootCall['named'] = [],
): Binding {
  const binding: Binding = {
    defaultDataset: request.runtime.defaultDataset,
    named,
    release: (dataset) => {
      const release = request.pin.release(dataset);
      used.set(dataset, release);
      return release;
    },
    releases: () => request.pin.known().map((dataset) => binding.release(dataset)),
    arguments: at,
  };
  return binding;
}

/** A traversal is known by its name, which its `.cypher` file has too; the rest by what it reads. */
function cypherName(plan: RootPlan): string {
  if (plan.kind === 'traversal') return plan.traversal.name;
  return `${plan.kind} ${plan.site.field.name}`;
}
