import { GraphQLError, type GraphQLResolveInfo, getArgumentValues } from 'graphql';
import type { Binding } from '../compile/context.ts';
import { datasetOf } from '../compile/reference.ts';
import { DATASETS, type Statement } from '../compile/statement.ts';
import type { Site } from '../plan/site.ts';
import type { GraphRequest } from './context.ts';
import { assertFound } from './found.ts';
import type { PlannedStatement, RootCall } from './plan-cache.ts';
import { read, type SentStatement } from './session.ts';

type Row = { readonly releases: (string | null)[]; readonly found: unknown; readonly data: unknown };

/** How often a request follows publications that overtake it before it gives up. */
const REPINS = 5;

/** The resolver of every root field of the graph. */
export function resolveRoot(request: GraphRequest, info: GraphQLResolveInfo): Promise<unknown> {
  const field = info.parentType.getFields()[info.fieldName];
  if (!field) throw new TypeError(`${info.parentType.name} has no field ${info.fieldName}`);
  const { schema, operation, fragments, variableValues: variables, fieldNodes: nodes } = info;
  return answerRoot(request, { schema, operation, fragments, variables, field, nodes });
}

/** Answers one root field: plan, compile, execute, decode. Everything below it only reads what is decoded here. */
export async function answerRoot(
  request: GraphRequest,
  call: RootCall,
  statement: Statement = planOf(request, call),
): Promise<unknown> {
  const name = call.operation.name?.value ?? call.field.name;
  for (let attempt = 0; attempt < REPINS; attempt += 1) {
    const used = new Map<string, string>();
    const binding = bindingOf(request, call, used);
    const parameters = bind(statement, binding, used);
    request.observer?.({ field: keyOf(call), plan: statement.plan, text: statement.text, parameters });
    const row = await send({ text: statement.text, parameters, name }, request);
    const current = new Map([...used.keys()].map((dataset, at) => [dataset, row.releases[at] ?? null]));
    if (!request.pin.settle(used, current)) continue;
    assertPublished(statement.plan.site, binding, current);
    await assertFound(statement.plan, row.found, binding, request);
    return statement.decode(row.data, binding);
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
  statement: Statement,
  binding: Binding,
  used: ReadonlyMap<string, string>,
): Readonly<Record<string, unknown>> {
  const bound = statement.bind(binding);
  binding.release(datasetOf(binding, statement.plan.site));
  return { ...bound, [DATASETS]: [...used.keys()] };
}

async function send(statement: SentStatement, { runtime, signal }: GraphRequest): Promise<Row> {
  const [row] = await read<Row>(statement, runtime, signal);
  if (!row) throw new Error(`The statement of ${statement.name} gave no row`);
  return row;
}

function keyOf({ nodes: [node], field }: RootCall): string {
  return node?.alias?.value ?? field.name;
}

function bindingOf(
  request: GraphRequest,
  { variables, named = [] }: RootCall,
  used: Map<string, string>,
): Binding {
  const coerced = new Map<Site, Readonly<Record<string, unknown>>>();
  return {
    defaultDataset: request.runtime.defaultDataset,
    named,
    release: (dataset) => {
      const release = request.pin.release(dataset);
      used.set(dataset, release);
      return release;
    },
    arguments: (site) => {
      const known = coerced.get(site);
      if (known) return known;
      const given = getArgumentValues(site.field, site.node, variables);
      coerced.set(site, given);
      return given;
    },
  };
}

/** The field's own dataset has to be there; a dataset that only a reference names is then just not found. */
function assertPublished(site: Site, binding: Binding, current: ReadonlyMap<string, string | null>): void {
  const dataset = datasetOf(binding, site);
  if (current.get(dataset)) return;
  throw dataset === binding.defaultDataset
    ? new GraphQLError(`The dataset ${dataset} holds nothing yet: no release of it has been published.`, {
        extensions: { code: 'SERVICE_UNAVAILABLE', dataset },
      })
    : new GraphQLError(`There is no dataset \`${dataset}\`.`, {
        nodes: site.node,
        extensions: { code: 'NOT_FOUND', argument: 'dataset', value: dataset },
      });
}
