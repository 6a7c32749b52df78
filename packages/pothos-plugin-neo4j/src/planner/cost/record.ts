import type { RecordField, RecordNarrowing, RecordPlan } from '../plan.ts';
import { type Cost, nothing, oneValue, plus, sum, times } from './arithmetic.ts';
import { within } from './connection.ts';
import { objectCost, valueCost } from './object.ts';
import { filterCost } from './predicate.ts';
import { ROWS_WITHIN } from './weights.ts';

/** @param lists How many things the lists of a record have. */
export function recordCost({ fields }: RecordPlan, lists: Cost = () => ROWS_WITHIN): Cost {
  return sum(fields.map((field) => columnCost(field, lists)));
}

/** @param lists How many things the column has, where it is a list. */
export function columnCost(field: RecordField, lists: Cost = () => ROWS_WITHIN): Cost {
  switch (field.kind) {
    case 'node':
      return field.list ? times(lists, plus(1, objectCost(field.object))) : plus(1, objectCost(field.object));
    case 'record': {
      const items = field.list ? itemsOf(field.narrowing, lists) : oneValue;
      return sum([narrowingCost(field.narrowing), times(items, recordCost(field.record))]);
    }
    case 'evidence':
      return valueCost(field.value, undefined);
    case 'typename':
    case 'scalar':
    case 'leftOut':
      return oneValue;
  }
}

function narrowingCost(narrowing: RecordNarrowing | undefined): Cost {
  if (!narrowing) return nothing;
  const conditions = narrowing.filter ? filterCost(narrowing.filter, undefined) : nothing;
  return narrowing.order.length === 0 && conditions === nothing
    ? nothing
    : (inputs) => narrowing.order.length + conditions(inputs);
}

/** How many items of a list count: as many as the client asks for, where it says so. */
function itemsOf(narrowing: RecordNarrowing | undefined, lists: Cost): Cost {
  if (!narrowing?.limited) return lists;
  return ({ argumentsAt }) => within(Number(argumentsAt(narrowing.location).first));
}
