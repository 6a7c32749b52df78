import type { Graph } from '@rolegraph/graph-model';
import { escapeName } from '@rolegraph/graph-model/cypher';
import { decodeGlobalId, type GlobalId } from '../global-id.ts';
import type { FieldLocation } from '../planner/field-location.ts';
import { checkIds } from '../planner/page.ts';
import type { RootPlan } from '../planner/plan.ts';
import { type StatementParts, statementText } from './batch-statement.ts';
import { compileConnection } from './connection.ts';
import { type Binding, CompileContext, type Decode, type ParameterSource, withBindings } from './context.ts';
import { compileObject } from './object.ts';
import { datasetOf, type Reference, readReference, releaseKey } from './reference.ts';
import { lookUp } from './resolution.ts';
import { compileTraversal } from './traversal.ts';

export type LookupPlan = Extract<RootPlan, { kind: 'lookup' }>;

/** A Cypher statement whose text and decoding hold for every request of the same shape. */
export interface CompiledQuery {
  readonly text: string;
  /** For requests that share one. */
  readonly parts: StatementParts;
  /** Values of the statement's parameters for one request. Also says, by asking for them, which datasets it reads. */
  bind(binding: Binding): Record<string, unknown>;
  /** Where it is told which dataset is read. */
  readonly location: FieldLocation;
}

/** One root field as one Cypher statement. */
export interface Statement extends CompiledQuery {
  /** What the client gets, from the statement's `data` column. */
  readonly decode: (data: unknown, binding: Binding) => unknown;
  /** Tells what the statement reports in its `found` column. */
  readonly plan: RootPlan;
}

/** Several lookups as one Cypher statement. Its `data` and `found` columns are lists, one item for each. */
export interface MergedLookups extends CompiledQuery {
  /** Gives the answer of each lookup, in their order, from its item of the `data` column. */
  readonly decoders: readonly ((item: unknown, binding: Binding) => unknown)[];
}

/** Name of the parameter that lists the datasets whose current releases the statement reports. */
export const DATASETS = 'datasets';

const RELEASES = `COLLECT { UNWIND $${DATASETS} AS slug OPTIONAL MATCH (publication:Publication {dataset: slug}) RETURN publication.release }`;

/** Where the client looks back: `dataset@release` is told by the release's id, its number, or the origin's own version, the newest first. */
const LOOKED_UP = `COLLECT { UNWIND $${DATASETS} AS slug WITH split(slug, '@')[0] AS dataset, substring(slug, size(split(slug, '@')[0]) + 1) AS wanted RETURN CASE wanted WHEN '' THEN head(COLLECT { MATCH (publication:Publication {dataset: dataset}) RETURN publication.release }) ELSE head(COLLECT { MATCH (known:Release {dataset: dataset, state: 'COMPLETE'}) WHERE known.publishedAt IS NOT NULL AND (known.id = wanted OR toString(known.number) = wanted OR EXISTS { (described:Dataset {release: known.id}) WHERE described.version = wanted }) RETURN known.id ORDER BY known.number DESC }) END }`;

/** The current releases of all datasets, for statements that lead from one into others. */
const PUBLISHED = `COLLECT { MATCH (publication:Publication) RETURN [publication.dataset, publication.release] }`;

/**
 * Compiles a planned root field.
 *
 * Each statement returns one row of three columns: `releases`, the current release of every dataset it reads, by
 * which a request notices that it was pinned to a release that is no longer current; `found`; and `data`. One that
 * leads into other datasets has a fourth, `published`, with the current releases of all.
 */
export function compileStatement(plan: RootPlan, graph: Graph): Statement {
  const context = new CompileContext(graph, releaseOf(plan, graph));
  const { body, found, data, decode } = compileRoot(plan, context);
  return {
    ...writtenFrom(context, plan.readsPastRelease, body, found, data),
    bind: (binding) => bindAll(context, binding),
    decode: (raw, binding) => decode(raw, { binding, typename: undefined }),
    location: plan.location,
    plan,
  };
}

/** Compiles several lookups as one statement. Lookups of the same shapes, in the same order, give the same text. */
export function compileLookups(plans: readonly LookupPlan[], graph: Graph): MergedLookups {
  // Filters bind no nodes by slug beforehand here: each lookup may be of another release.
  const context = new CompileContext(graph, undefined);
  const roots = plans.map((plan) => compileLookup(plan, context));
  const [first] = plans;
  if (!first) throw new TypeError('There is nothing to look up');
  return {
    ...writtenFrom(
      context,
      plans.some(({ readsPastRelease }) => readsPastRelease),
      roots.map(({ body }) => body).join(''),
      listed(roots.map(({ found }) => found)),
      listed(roots.map(({ data }) => data)),
    ),
    bind: (binding) => bindAll(context, binding),
    decoders: roots.map(
      ({ decode }) =>
        (item, binding) =>
          decode(item, { binding, typename: undefined }),
    ),
    location: first.location,
  };
}

function listed(expressions: readonly string[]): string {
  return `[${expressions.join(', ')}]`;
}

function writtenFrom(
  { seeks, spansDatasets }: CompileContext,
  readsPastRelease: boolean,
  body: string,
  found: string,
  data: string,
): Pick<CompiledQuery, 'text' | 'parts'> {
  const bound = seeks.map((clause) => `${clause} `).join('');
  const columns = {
    releases: readsPastRelease ? LOOKED_UP : RELEASES,
    found,
    data,
    ...(spansDatasets ? { published: PUBLISHED } : {}),
  };
  const parts = { body: `${bound}${body}`, columns };
  return { text: statementText(parts), parts };
}

function bindAll({ checks, parameters }: CompileContext, binding: Binding): Record<string, unknown> {
  for (const check of checks) check(binding);
  return parameters.bind((source) => source(binding));
}

interface CompiledRoot {
  readonly body: string;
  readonly found: string;
  readonly data: string;
  readonly decode: Decode;
}

function compileRoot(plan: RootPlan, context: CompileContext): CompiledRoot {
  switch (plan.kind) {
    case 'lookup':
      return compileLookup(plan, context);
    case 'list': {
      const { bindings, text, decode } = compileConnection(
        plan.connection,
        { node: undefined, edge: undefined },
        context,
      );
      return {
        body: bindings.length === 0 ? '' : `WITH ${bindings.join(', ')} `,
        found: 'null',
        data: text,
        decode,
      };
    }
    case 'nodes':
      return compileNodes(plan, context);
    case 'traversal': {
      const { prelude, found, answer } = compileTraversal(plan, context);
      const body = `${prelude} ${withBindings(answer.bindings)}`;
      // WITH * needs something in scope; a traversal without references starts from nothing. A name that its file may use as well
      // would be in the way there.
      const scope = context.seeks.length > 0 ? '*' : `1 AS ${context.variable('x')}`;
      return { body: `WITH ${scope} ${body}`, found, data: answer.text, decode: answer.decode };
    }
  }
}

/** Relationships stay within a release, so that where one node is from, all of the answer is. */
function releaseOf(plan: RootPlan, graph: Graph): ParameterSource | undefined {
  switch (plan.kind) {
    case 'list':
      return (binding) =>
        binding.release(releaseKey(datasetOf(binding, plan.location), binding, plan.location));
    case 'lookup':
      return (binding) => binding.release(looked(plan, binding, graph).dataset);
    case 'nodes':
    case 'traversal':
      return undefined;
  }
}

/** The node that a lookup names. */
export function looked({ location, type }: LookupPlan, binding: Binding, graph: Graph): Reference {
  const argumentLocation = { type: type.name, argument: 'slug', location };
  return readReference(String(binding.arguments(location).slug), argumentLocation, binding, graph);
}

function compileLookup(plan: LookupPlan, context: CompileContext): CompiledRoot {
  const { type } = plan;
  const { clause, node, found } = lookUp(
    type.name,
    (binding) => looked(plan, binding, context.graph),
    context,
  );
  const object = compileObject(plan.object, node, context);
  const data = context.variable('s');
  const read = `COLLECT { WITH ${node} WHERE ${node} IS NOT NULL ${withBindings(object.bindings)}RETURN ${object.text} }`;
  return {
    // Bound before it is returned: Neo4j rejects what counts beside other columns.
    body: `${clause} WITH *, ${read} AS ${data} `,
    found,
    data,
    decode: (raw, decoding) => object.decode((raw as readonly unknown[])[0], decoding),
  };
}

function compileNodes(plan: Extract<RootPlan, { kind: 'nodes' }>, context: CompileContext): CompiledRoot {
  const { location, from } = plan;
  const named = (binding: Binding): readonly (GlobalId | undefined)[] =>
    from === 'named'
      ? binding.named
      : [binding.arguments(location)[from]].flat().map((id) => decodeGlobalId(String(id), context.graph));
  if (from === 'ids') context.checks.push((binding) => checkIds(location, named(binding).length));
  const branches = plan.objects.map(({ type, object }) => {
    const [key, node] = [context.variable('k'), context.variable('n')];
    const keys = context.parameters.add((binding) =>
      named(binding).flatMap((id, position) =>
        id?.type === type.name
          ? [{ position, release: binding.release(releaseKey(id.dataset, binding, location)), slug: id.slug }]
          : [],
      ),
    );
    const { bindings, text, decode } = compileObject(object, node, context);
    const match = `MATCH (${node}:${escapeName(type.name)} {release: ${key}.release, slug: ${key}.slug})`;
    return {
      text: `COLLECT { UNWIND ${keys} AS ${key} ${match} ${withBindings(bindings)}RETURN [${key}.position, ${text}] }`,
      decode,
    };
  });
  return {
    body: '',
    found: 'null',
    data: `[${branches.map(({ text }) => text).join(', ')}]`,
    decode: (raw, decoding) => {
      const answers: unknown[] = named(decoding.binding).map(() => null);
      for (const [index, rows] of (raw as readonly (readonly [number, unknown][])[]).entries()) {
        for (const [position, node] of rows) answers[position] = branches[index]?.decode(node, decoding);
      }
      return from === 'id' ? (answers[0] ?? null) : answers;
    },
  };
}
