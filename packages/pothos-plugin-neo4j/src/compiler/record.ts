import type { RecordField, RecordPlan } from '../planner/plan.ts';
import { type CompileContext, type Decoding, type Projection, withBindings } from './context.ts';
import { compileNarrowed } from './narrowed.ts';
import { compileObject } from './object.ts';
import { emptyObject } from './result-object.ts';
import { compileThresholdReport } from './threshold-report.ts';
import { compileValue } from './value.ts';

/**
 * Compiles what is selected of a record.
 *
 * @param column Gives the Cypher expression of a column; node and relationship columns are variables.
 */
export function compileRecord(
  plan: RecordPlan,
  column: (name: string) => string,
  context: CompileContext,
): Projection {
  const compiled = plan.fields.map((field) => compileColumn(field, column, context));
  return {
    bindings: compiled.flatMap(({ bindings }) => bindings),
    text: `[${compiled.map(({ text }) => text).join(', ')}]`,
    decode: (raw, { binding }) => {
      const values = raw as readonly unknown[];
      const answer = emptyObject(plan.typename);
      for (const [position, { key }] of plan.fields.entries()) {
        answer[key] = compiled[position]?.decode(values[position], { binding, typename: plan.typename });
      }
      return answer;
    },
  };
}

/** Compiles what is selected of one column. */
export function compileColumn(
  field: RecordField,
  column: (name: string) => string,
  context: CompileContext,
): Projection {
  switch (field.kind) {
    case 'typename':
      return { bindings: [], text: 'null', decode: (_raw, { typename }) => typename };
    case 'scalar':
      return { bindings: [], text: column(field.column), decode: (raw) => raw ?? null };
    case 'leftOut': {
      const edge = context.variable('r');
      const report = compileThresholdReport(field.report, field.relationship, field.threshold, edge, context);
      return {
        bindings: [],
        text: report.ofList(`coalesce(${column(field.column)}, [])`),
        decode: report.decode,
      };
    }
    case 'evidence':
      return compileValue(
        field.value,
        field.several
          ? { node: undefined, edge: undefined, edges: column(field.column) }
          : { node: undefined, edge: column(field.column) },
        context,
      );
    case 'node': {
      const node = context.variable('n');
      const object = compileObject(field.object, node, context);
      if (field.list) {
        return compileList(column(field.column), node, object, context, (raw, decoding) =>
          raw.map((item) => object.decode(item, decoding)),
        );
      }
      if (object.bindings.length === 0) {
        return {
          bindings: [`${column(field.column)} AS ${node}`],
          text: `CASE WHEN ${node} IS NOT NULL THEN ${object.text} END`,
          decode: object.decode,
        };
      }
      return context.subquery(
        `COLLECT { WITH ${column(field.column)} AS ${node} WHERE ${node} IS NOT NULL ${withBindings(object.bindings)}RETURN ${object.text} }`,
        (raw, decoding) => object.decode((raw as readonly unknown[])[0], decoding),
      );
    }
    case 'record': {
      const row = context.variable('m');
      const record = compileRecord(field.record, (name) => `${row}.${name}`, context);
      if (field.narrowing)
        return compileNarrowed(field.narrowing, column(field.column), row, record, context);
      const from = field.list
        ? column(field.column)
        : `[${row} IN [${column(field.column)}] WHERE ${row} IS NOT NULL]`;
      return compileList(from, row, record, context, (raw, decoding) => {
        const rows = raw.map((item) => record.decode(item, decoding));
        return field.list ? rows : (rows[0] ?? null);
      });
    }
  }
}

/** Compiles what is selected of each item of a list. Only what has to be bound takes a subquery, which costs more than a comprehension. */
function compileList(
  list: string,
  item: string,
  { bindings, text }: Projection,
  context: CompileContext,
  decode: (raw: readonly unknown[], decoding: Decoding) => unknown,
): Projection {
  if (bindings.length === 0) {
    return {
      bindings: [],
      text: `[${item} IN coalesce(${list}, []) | ${text}]`,
      decode: (raw, decoding) => decode(raw as readonly unknown[], decoding),
    };
  }
  return context.subquery(
    `COLLECT { UNWIND ${list} AS ${item} ${withBindings(bindings)}RETURN ${text} }`,
    (raw, decoding) => decode(raw as readonly unknown[], decoding),
  );
}
