import type { RecordPlan, RecordSlot } from '../planner/plan.ts';
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
  const compiled = plan.slots.map((slot) => compileColumn(slot, column, context));
  return {
    bindings: compiled.flatMap(({ bindings }) => bindings),
    text: `[${compiled.map(({ text }) => text).join(', ')}]`,
    decode: (raw, { binding }) => {
      const values = raw as readonly unknown[];
      const answer = emptyObject(plan.typename);
      for (const [position, { key }] of plan.slots.entries()) {
        answer[key] = compiled[position]?.decode(values[position], { binding, typename: plan.typename });
      }
      return answer;
    },
  };
}

/** Compiles what is selected of one column. */
export function compileColumn(
  slot: RecordSlot,
  column: (name: string) => string,
  context: CompileContext,
): Projection {
  switch (slot.kind) {
    case 'typename':
      return { bindings: [], text: 'null', decode: (_raw, { typename }) => typename };
    case 'scalar':
      return { bindings: [], text: column(slot.column), decode: (raw) => raw ?? null };
    case 'leftOut': {
      const edge = context.variable('r');
      const report = compileThresholdReport(slot.report, slot.relationship, slot.threshold, edge, context);
      return {
        bindings: [],
        text: report.ofList(`coalesce(${column(slot.column)}, [])`),
        decode: report.decode,
      };
    }
    case 'evidence':
      return compileValue(
        slot.value,
        slot.several
          ? { node: undefined, edge: undefined, edges: column(slot.column) }
          : { node: undefined, edge: column(slot.column) },
        context,
      );
    case 'node': {
      const node = context.variable('n');
      const object = compileObject(slot.object, node, context);
      if (slot.list) {
        return compileList(column(slot.column), node, object, context, (raw, decoding) =>
          raw.map((item) => object.decode(item, decoding)),
        );
      }
      if (object.bindings.length === 0) {
        return {
          bindings: [`${column(slot.column)} AS ${node}`],
          text: `CASE WHEN ${node} IS NOT NULL THEN ${object.text} END`,
          decode: object.decode,
        };
      }
      return context.subquery(
        `COLLECT { WITH ${column(slot.column)} AS ${node} WHERE ${node} IS NOT NULL ${withBindings(object.bindings)}RETURN ${object.text} }`,
        (raw, decoding) => object.decode((raw as readonly unknown[])[0], decoding),
      );
    }
    case 'record': {
      const row = context.variable('m');
      const record = compileRecord(slot.record, (name) => `${row}.${name}`, context);
      if (slot.narrowing) return compileNarrowed(slot.narrowing, column(slot.column), row, record, context);
      const from = slot.list
        ? column(slot.column)
        : `[${row} IN [${column(slot.column)}] WHERE ${row} IS NOT NULL]`;
      return compileList(from, row, record, context, (raw, decoding) => {
        const rows = raw.map((item) => record.decode(item, decoding));
        return slot.list ? rows : (rows[0] ?? null);
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
