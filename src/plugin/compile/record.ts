import type { RecordPlan, RecordSlot } from '../plan/plan.ts';
import { blank } from '../run/answer.ts';
import { type CompileContext, type Projection, withBindings } from './context.ts';
import { compileObject } from './object.ts';
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
      const answer = blank(plan.typename);
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
      const bound = withBindings(object.bindings);
      if (slot.list) {
        return context.subquery(
          `COLLECT { UNWIND ${column(slot.column)} AS ${node} ${bound}RETURN ${object.text} }`,
          (raw, decoding) => (raw as readonly unknown[]).map((item) => object.decode(item, decoding)),
        );
      }
      return context.subquery(
        `COLLECT { WITH ${column(slot.column)} AS ${node} WHERE ${node} IS NOT NULL ${bound}RETURN ${object.text} }`,
        (raw, decoding) => object.decode((raw as readonly unknown[])[0], decoding),
      );
    }
    case 'record': {
      const row = context.variable('m');
      const record = compileRecord(slot.record, (name) => `${row}.${name}`, context);
      const bound = withBindings(record.bindings);
      const from = slot.list
        ? column(slot.column)
        : `[${row} IN [${column(slot.column)}] WHERE ${row} IS NOT NULL]`;
      return context.subquery(
        `COLLECT { UNWIND ${from} AS ${row} ${bound}RETURN ${record.text} }`,
        (raw, decoding) => {
          const rows = (raw as readonly unknown[]).map((item) => record.decode(item, decoding));
          return slot.list ? rows : (rows[0] ?? null);
        },
      );
    }
  }
}
