import { GraphQLError } from 'graphql';
import neo4j from 'neo4j-driver';
import { escapeName } from '../../cypher/escape.ts';
import { type Graph, inferredType } from '../../graph/index.ts';
import { propertyOf } from '../../graph/property.ts';
import { checkValue } from '../plan/check-value.ts';
import type { ConnectionPlan, RecordPlan, RecordTraversalPlan, TraversalPlan } from '../plan/plan.ts';
import type { Site } from '../plan/site.ts';
import { isReference, type ReferenceArgument, type Traversal } from '../traversal.ts';
import { compilePage } from './connection.ts';
import { type Binding, type CompileContext, type Projection, withBindings } from './context.ts';
import type { OrderKey } from './order.ts';
import { compileRecord } from './record.ts';
import { datasetOf, type Reference, type ReferencePlace, readReference, releaseKey } from './reference.ts';
import { resolveReferences } from './resolution.ts';
import type { Rows } from './rows.ts';

/** A compiled traversal: what binds the nodes that the client names, and the answer that starts from them. */
export interface CompiledTraversal {
  readonly prelude: string;
  /** One list per reference argument, with what was found of each reference. */
  readonly found: string;
  readonly answer: Projection;
}

/** Compiles a traversal: its file becomes a subquery whose columns take the client's nested selection. */
export function compileTraversal(plan: TraversalPlan, context: CompileContext): CompiledTraversal {
  const { traversal, site } = plan;
  const bound = referenceArguments(traversal).map(([name, argument]) =>
    bindReference(name, argument, site, context),
  );
  const parameter = parametersOf(plan, context);
  const call = (cypher: string) =>
    `CALL (${bound.map(({ name }) => name).join(', ')}) { ${fileText(cypher, plan, parameter, context)} }`;
  const { all, answer } =
    plan.result.kind === 'connection'
      ? compileConnectionResult(plan, plan.result, call, context)
      : { all: [], answer: compileRecordResult(plan, plan.result, call(traversal.cypher), context) };
  return {
    prelude: [...bound.map(({ clause }) => clause), withBindings(all)].join(' '),
    found: `[${bound.map(({ found }) => found).join(', ')}]`,
    answer,
  };
}

/** Compiles a traversal that hangs on the node in `variable`; its file knows that as `node`. */
export function compileNestedTraversal(
  plan: RecordTraversalPlan,
  variable: string,
  context: CompileContext,
): Projection {
  const text = fileText(plan.traversal.cypher, plan, parametersOf(plan, context), context);
  return compileRecordResult(
    plan,
    plan.result,
    `CALL (${variable}) { WITH ${variable} AS node ${text} }`,
    context,
  );
}

/** The names of a traversal's reference arguments, in the order in which their nodes are reported found. */
export function referenceArguments(traversal: Traversal): readonly (readonly [string, ReferenceArgument])[] {
  return Object.entries(traversal.arguments).flatMap(([name, argument]) =>
    isReference(argument) ? [[name, argument] as const] : [],
  );
}

function bindReference(name: string, argument: ReferenceArgument, site: Site, context: CompileContext) {
  const read = (binding: Binding) => readReferences(binding, site, name, argument, context.graph);
  const { clause, nodes, found } = resolveReferences(argument.type, read, context);
  const [named, one] = [context.variable('f'), context.variable('f')];
  const bound =
    argument.kind === 'reference'
      ? `CASE size(${nodes}[0]) WHEN 1 THEN ${nodes}[0][0] END`
      : // Two references may turn out to name one node.
        `reduce(${named} = [], ${one} IN ${nodes} | CASE WHEN size(${one}) <> 1 OR ${one}[0] IN ${named} THEN ${named} ELSE ${named} + ${one} END)`;
  return { name, clause: `${clause} WITH *, ${bound} AS ${name}`, found };
}

/**
 * The references that a client gives for an argument, each once, in the client's order.
 *
 * @throws GraphQLError BAD_USER_INPUT where there are fewer or more than the traversal takes.
 */
export function readReferences(
  binding: Binding,
  site: Site,
  name: string,
  argument: ReferenceArgument,
  graph: Graph,
): readonly Reference[] {
  const given = givenTexts(binding, site, name);
  const place: ReferencePlace = {
    type: argument.type,
    narrowed: narrowedTo(binding, site, argument),
    argument: name,
    site,
  };
  const references = given.map((text) => readReference(text, place, binding, graph));
  const distinct = new Map(references.map((one) => [`${one.dataset}/${one.type}/${one.slug}`, one]));
  checkNumber(distinct.size, binding, site, name, argument);
  return [...distinct.values()];
}

/** @throws GraphQLError BAD_USER_INPUT where so few or so many different nodes are named that the traversal does not take them. */
export function checkNumber(
  count: number,
  binding: Binding,
  site: Site,
  name: string,
  argument: ReferenceArgument,
): void {
  if (argument.kind === 'reference') return;
  const { atLeast, atMost } = argument;
  if (count >= atLeast && count <= atMost) return;
  const number = (of: number) => (of === 1 ? 'one reference' : `${of} different references`);
  const needs = count < atLeast ? `needs at least ${number(atLeast)}` : `takes at most ${number(atMost)}`;
  throw new GraphQLError(`\`${name}\` ${needs}, not ${count}.`, {
    nodes: site.node,
    extensions: { code: 'BAD_USER_INPUT', argument: name, value: givenTexts(binding, site, name) },
  });
}

function givenTexts(binding: Binding, site: Site, name: string): readonly string[] {
  return [binding.arguments(site)[name]].flat().map(String);
}

function narrowedTo(binding: Binding, site: Site, argument: ReferenceArgument): string | undefined {
  if (argument.kind !== 'reference' || argument.typedBy === undefined) return undefined;
  const type = binding.arguments(site)[argument.typedBy];
  return typeof type === 'string' ? type : undefined;
}

type ParameterOf = (name: string) => string;

/** Gives the statement's parameter for a name in the files; each is allocated once. */
function parametersOf({ traversal, site }: TraversalPlan, context: CompileContext): ParameterOf {
  const parameters = new Map<string, string>();
  return (name) => {
    const known = parameters.get(name);
    if (known !== undefined) return known;
    const added = context.parameters.add((binding) => argumentValue(name, traversal, site, binding));
    parameters.set(name, added);
    return added;
  };
}

/** A file's text with literals and the statement's parameters in place of its own, and inferred types beside the stated ones where asked. */
function fileText(
  cypher: string,
  { literals, includeInferred }: TraversalPlan,
  parameter: ParameterOf,
  context: CompileContext,
): string {
  const text = cypher
    .replaceAll(/^\s*\/\/.*$/gm, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/<\$(\w+)(?=-)/g, (_arrow, name: string) => (literals[name] === 'INCOMING' ? '<' : ''))
    .replaceAll(/(?<=-)\$(\w+)>/g, (_arrow, name: string) => (literals[name] === 'OUTGOING' ? '>' : ''));
  const inferable = new Set(
    context.graph.outgoing.flatMap(({ relationship }) => (relationship.inferable ? relationship.types : [])),
  );
  const typed = includeInferred
    ? text.replaceAll(/(?<=\[\w*:)[A-Z_]+(?=[\]| {])/g, (type) =>
        inferable.has(type) ? `${type}|${inferredType(type)}` : type,
      )
    : text;
  return typed.replaceAll(/\$(\w+)/g, (_placeholder, name: string) => literals[name] ?? parameter(name));
}

function argumentValue(name: string, traversal: Traversal, site: Site, binding: Binding): unknown {
  const dataset = datasetOf(binding, site);
  if (name === 'release') return binding.release(releaseKey(dataset, binding, site));
  const argument = traversal.arguments[name];
  if (argument?.kind === 'release') return binding.release(`${dataset}@${binding.arguments(site)[name]}`);
  if (argument?.kind !== 'value')
    throw new TypeError(`${traversal.name}: its file uses $${name}, which is no value argument`);
  const given = binding.arguments(site)[name] ?? null;
  const checked = checkValue(name, argument.schema, given, site);
  const prepared = argument.prepare ? argument.prepare(checked) : (checked ?? null);
  const { kind } = propertyOf(traversal.name, name, argument.schema);
  return kind === 'Int' && typeof prepared === 'number' ? neo4j.int(prepared) : prepared;
}

/** All rows are bound as `all` only where they have to be counted; else the page is cut while they are read. */
function compileConnectionResult(
  { traversal }: TraversalPlan,
  result: ConnectionPlan,
  callOf: (cypher: string) => string,
  context: CompileContext,
): { readonly all: readonly string[]; readonly answer: Projection } {
  const { gives } = traversal;
  if (gives.kind !== 'connection') throw new TypeError(`${traversal.name} gives no connection`);
  const call = callOf(traversal.cypher);
  const { summary } = gives;
  const names = Object.keys(gives.columns);
  const counted = result.slots.some(({ kind }) => kind === 'totalCount');
  const all = context.variable('all');
  const rows = (): Rows => {
    const node = context.variable('n');
    const columns = Object.fromEntries(names.map((name) => [name, context.variable('c')]));
    const row = context.variable('w');
    const variables = [['node', node] as const, ...Object.entries(columns)];
    const from = counted
      ? `UNWIND ${all} AS ${row} WITH ${variables.map(([, variable], at) => `${row}[${at}] AS ${variable}`).join(', ')}`
      : `${call} WITH ${variables.map(([name, variable]) => `${name} AS ${variable}`).join(', ')}`;
    return {
      match: from,
      conditions: [],
      node,
      edge: undefined,
      edgeTypes: 0,
      columns,
      ranking: ranking(gives.rankedBy, columns),
      count: `size(${all})`,
      ...(summary
        ? {
            summary: (column: string) => `COLLECT { ${callOf(summary.cypher)} RETURN ${escapeName(column)} }`,
          }
        : {}),
    };
  };
  return {
    all: counted ? [`COLLECT { ${call} RETURN [${['node', ...names].join(', ')}] } AS ${all}`] : [],
    answer: compilePage(result, rows, context),
  };
}

function compileRecordResult(
  { traversal }: TraversalPlan,
  result: RecordPlan,
  call: string,
  context: CompileContext,
): Projection {
  const { gives } = traversal;
  if (gives.kind === 'connection') throw new TypeError(`${traversal.name} gives a connection`);
  const { columns } = gives.record;
  const variables = Object.fromEntries(Object.keys(columns).map((name) => [name, context.variable('c')]));
  const record = compileRecord(result, (name) => variables[name] ?? 'null', context);
  const named = Object.entries(variables).map(([name, variable]) => `${name} AS ${variable}`);
  // The file's own ORDER BY does not bind outside it: rows are sorted by rank, then by the nodes they hold, or else by their values.
  const tied = Object.values(columns).some(({ kind }) => kind === 'node') ? 'node' : 'scalar';
  const keys = [
    ...ranking(gives.kind === 'rows' ? gives.rankedBy : undefined, variables).map(
      ({ text }) => `${text} DESC`,
    ),
    ...Object.entries(columns).flatMap(([name, { kind }]) =>
      kind !== tied ? [] : [kind === 'node' ? `${variables[name]}.slug` : (variables[name] ?? '')],
    ),
  ];
  const order = keys.length === 0 ? '' : `ORDER BY ${keys.join(', ')} `;
  return context.subquery(
    `COLLECT { ${call} WITH ${named.join(', ')} ${order}${withBindings(record.bindings)}RETURN ${record.text} }`,
    (raw, decoding) => {
      const rows = (raw as readonly unknown[]).map((row) => record.decode(row, decoding));
      return gives.kind === 'rows' ? rows : (rows[0] ?? null);
    },
  );
}

function ranking(
  rankedBy: string | undefined,
  variables: Readonly<Record<string, string>>,
): readonly OrderKey[] {
  return rankedBy === undefined
    ? []
    : [
        {
          name: rankedBy,
          text: variables[rankedBy] ?? '',
          type: 'number',
          nullable: false,
          descending: true,
        },
      ];
}
