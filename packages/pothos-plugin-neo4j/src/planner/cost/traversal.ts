import type { PartField, RecordPlan, TraversalPlan } from '../plan.ts';
import { type Cost, nothing, oneValue, sum, times } from './arithmetic.ts';
import { connectionCost } from './connection.ts';
import { recordCost } from './record.ts';
import { ROWS, ROWS_WITHIN, VISITED_ROW } from './weights.ts';

/**
 * Works out what a traversal costs: its rows with what is selected of them, and the rows that its file reads. The size that the client
 * asks for counts where there is one, be it of the rows or of the lists in the one row; else its ceiling does.
 */
export function traversalCost(plan: TraversalPlan): Cost {
  return sum([readingCost(plan), resultCost(plan)]);
}

function readingCost({ location, traversal: { reads } }: TraversalPlan): Cost {
  if (!reads) return nothing;
  return ({ argumentsAt, sizes }) => {
    const rows = reads(argumentsAt(location), sizes);
    return Number.isFinite(rows) ? rows * VISITED_ROW : 0;
  };
}

function resultCost(plan: TraversalPlan): Cost {
  const { result } = plan;
  switch (result.kind) {
    case 'connection':
      return connectionCost(result, undefined);
    case 'parts':
      return sum(result.fields.map(partCost));
    case 'record':
      return rowsCost(plan, result);
  }
}

function partCost(field: PartField): Cost {
  switch (field.kind) {
    case 'typename':
      return oneValue;
    case 'part':
      return connectionCost(field.connection, undefined);
  }
}

function rowsCost({ location, traversal }: TraversalPlan, result: RecordPlan): Cost {
  const { ceiling } = traversal;
  const sizeArgument = ['first', 'limit'].find((name) => name in traversal.arguments);
  const sizeOr =
    (fallback: number): Cost =>
    ({ argumentsAt }) => {
      const size = sizeArgument === undefined ? undefined : argumentsAt(location)[sizeArgument];
      if (typeof size === 'number') return Math.max(0, size);
      return typeof ceiling === 'function' ? ceiling(argumentsAt(location)) : (ceiling ?? fallback);
    };
  return traversal.gives.kind === 'row'
    ? recordCost(result, sizeOr(ROWS_WITHIN))
    : times(sizeOr(ROWS), recordCost(result));
}
