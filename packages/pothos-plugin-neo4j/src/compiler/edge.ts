import type { EdgeField } from '../planner/plan.ts';
import type { CompileContext, Projection } from './context.ts';
import { cursorValues, encodeCursor } from './cursor.ts';
import { compileObject } from './object.ts';
import type { OrderKey } from './order.ts';
import { compileColumn } from './record.ts';
import { emptyObject } from './result-object.ts';
import type { Rows } from './rows.ts';
import { compileValue } from './value.ts';

/** Compiles what is selected of an edge: its node, its cursor, its properties. */
export function compileEdge(
  typename: string,
  fields: readonly EdgeField[],
  rows: Rows,
  keys: readonly OrderKey[],
  context: CompileContext,
): Projection {
  const compiled = fields.map((field) => compileEdgeField(field, rows, keys, context));
  return {
    bindings: compiled.flatMap(({ bindings }) => bindings),
    text: `[${compiled.map(({ text }) => text).join(', ')}]`,
    decode: (raw, { binding }) => {
      const values = raw as readonly unknown[];
      const answer = emptyObject(typename);
      for (const [position, { key }] of fields.entries()) {
        answer[key] = compiled[position]?.decode(values[position], { binding, typename });
      }
      return answer;
    },
  };
}

function compileEdgeField(
  field: EdgeField,
  rows: Rows,
  keys: readonly OrderKey[],
  context: CompileContext,
): Projection {
  switch (field.kind) {
    case 'node':
      return compileObject(field.object, rows.node, context);
    case 'cursor':
      return {
        bindings: [],
        text: cursorValues(keys),
        decode: (raw) => encodeCursor(keys, raw as readonly unknown[]),
      };
    case 'column':
      return compileColumn(field.recordField, (name) => rows.columns[name] ?? 'null', context);
    case 'value':
      return compileValue(field.value, { node: undefined, edge: rows.edge }, context);
  }
}
