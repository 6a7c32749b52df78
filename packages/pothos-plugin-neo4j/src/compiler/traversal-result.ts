import { propertyOf } from '@rolegraph/graph-model';
import type { ConnectionPlan, PartField, PartsPlan, RecordPlan, TraversalPlan } from '../planner/plan.ts';
import type { Traversal, TraversalColumn, TraversalRows } from '../traversal.ts';
import { compilePage } from './connection.ts';
import { type CompileContext, type Projection, withBindings } from './context.ts';
import { type OrderKey, orderBy } from './order.ts';
import { compileRecord } from './record.ts';
import { emptyObject } from './result-object.ts';
import type { Rows } from './rows.ts';
import { sortingColumns } from './selected.ts';

/** What has to be bound before the answer, and the answer. */
export interface Result {
  readonly all: readonly string[];
  readonly answer: Projection;
}

/**
 * Compiles what a traversal gives.
 *
 * @param callOf Makes a subquery of a file's text, in which the client's nodes are bound.
 */
export function compileResult(
  plan: TraversalPlan,
  callOf: (cypher: string) => string,
  context: CompileContext,
): Result {
  const { result, traversal } = plan;
  const { gives } = traversal;
  switch (result.kind) {
    case 'record':
      return { all: [], answer: compileRecordResult(plan, result, callOf(textOf(traversal)), context) };
    case 'parts':
      return compileParts(traversal, result, callOf, context);
    case 'connection': {
      if (gives.kind !== 'connection') throw new TypeError(`${traversal.name} gives no connection`);
      const ofSeveralDatasets = plan.reads !== 'one';
      return compileRows({ ...gives, cypher: textOf(traversal) }, result, callOf, context, ofSeveralDatasets);
    }
  }
}

/** The text of a traversal's one file. */
export function textOf({ name, cypher }: Traversal): string {
  if (cypher === undefined) throw new TypeError(`${name} has no file of its own`);
  return cypher;
}

/** Each part is a connection of its own, in the one statement. */
function compileParts(
  { name, gives }: Traversal,
  { typename, fields }: PartsPlan,
  callOf: (cypher: string) => string,
  context: CompileContext,
): Result {
  if (gives.kind !== 'parts') throw new TypeError(`${name} gives no parts`);
  const compilePart = (field: PartField): Result => {
    switch (field.kind) {
      case 'typename':
        return { all: [], answer: { bindings: [], text: 'null', decode: () => typename } };
      case 'part': {
        const part = gives.parts[field.part];
        if (!part) throw new TypeError(`${name} has no part ${field.part}`);
        return compileRows(part, field.connection, callOf, context);
      }
    }
  };
  const compiled = fields.map((field) => compilePart(field));
  return {
    all: compiled.flatMap(({ all }) => all),
    answer: {
      bindings: compiled.flatMap(({ answer }) => answer.bindings),
      text: `[${compiled.map(({ answer }) => answer.text).join(', ')}]`,
      decode: (raw, decoding) => {
        const values = raw as readonly unknown[];
        const object = emptyObject(typename);
        for (const [index, { key }] of fields.entries()) {
          object[key] = compiled[index]?.answer.decode(values[index], decoding);
        }
        return object;
      },
    },
  };
}

/** All rows are bound as `all` only where they have to be counted; else the page is cut while they are read. */
function compileRows(
  { cypher, columns: declared, rankedBy, summary }: TraversalRows & { readonly cypher: string },
  result: ConnectionPlan,
  callOf: (cypher: string) => string,
  context: CompileContext,
  ofSeveralDatasets = false,
): Result {
  const call = callOf(cypher);
  const names = Object.keys(declared);
  const counted = result.fields.some(({ kind }) => kind === 'totalCount');
  const all = context.variable('all');
  const rows = (): Rows => {
    const node = context.variable('n');
    const columns = Object.fromEntries(names.map((name) => [name, context.variable('c')]));
    const row = context.variable('w');
    const variables = [['node', node] as const, ...Object.entries(columns)];
    const from = counted
      ? `UNWIND ${all} AS ${row} WITH ${variables.map(([, variable], index) => `${row}[${index}] AS ${variable}`).join(', ')}`
      : `${call} WITH ${variables.map(([name, variable]) => `${name} AS ${variable}`).join(', ')}`;
    return {
      match: from,
      conditions: [],
      node,
      edge: undefined,
      edgeTypes: 0,
      ofSeveralDatasets,
      columns,
      ranking: rankedBy === undefined ? [] : [rankKey(rankedBy, declared, columns)],
      count: `size(${all})`,
      ...(summary
        ? {
            summary: (expressions: readonly string[]) =>
              `COLLECT { ${callOf(summary.cypher)} RETURN [${expressions.join(', ')}] }`,
          }
        : {}),
    };
  };
  return {
    all: counted ? [`COLLECT { ${call} RETURN [${['node', ...names].join(', ')}] } AS ${all}`] : [],
    answer: compilePage(result, rows, context),
  };
}

/** Compiles rows that are records, or the one row. */
export function compileRecordResult(
  { traversal }: TraversalPlan,
  result: RecordPlan,
  call: string,
  context: CompileContext,
): Projection {
  const { gives } = traversal;
  if (gives.kind !== 'row' && gives.kind !== 'rows')
    throw new TypeError(`${traversal.name} gives no records`);
  const { columns } = gives.record;
  const variables = Object.fromEntries(Object.keys(columns).map((name) => [name, context.variable('c')]));
  const record = compileRecord(result, (name) => variables[name] ?? 'null', context);
  const named = Object.entries(variables).map(([name, variable]) => `${name} AS ${variable}`);
  // The file's own ORDER BY does not bind outside it. One row needs no order.
  const keys = sortingColumns(gives).map((name) => {
    if (gives.kind === 'rows' && name === gives.rankedBy) {
      return orderBy([rankKey(name, columns, variables)], false);
    }
    return columns[name]?.kind === 'node' ? `${variables[name]}.slug` : (variables[name] ?? '');
  });
  const order = keys.length === 0 ? '' : `ORDER BY ${keys.join(', ')} `;
  return context.subquery(
    `COLLECT { ${call} WITH ${named.join(', ')} ${order}${withBindings(record.bindings)}RETURN ${record.text} }`,
    (raw, decoding) => {
      const rows = (raw as readonly unknown[]).map((row) => record.decode(row, decoding));
      return gives.kind === 'rows' ? rows : (rows[0] ?? null);
    },
  );
}

/** Rows of the highest rank come first, those without a rank last. */
function rankKey(
  name: string,
  columns: Readonly<Record<string, TraversalColumn>>,
  variables: Readonly<Record<string, string>>,
): OrderKey {
  const column = columns[name];
  if (column?.kind !== 'scalar') throw new TypeError(`${name} is no column to rank by`);
  const { kind, optional } = propertyOf('rankedBy', name, column.schema);
  return {
    name,
    text: variables[name] ?? '',
    type: kind === 'Boolean' ? 'boolean' : 'number',
    nullable: optional,
    descending: true,
    nullsFirst: false,
  };
}
