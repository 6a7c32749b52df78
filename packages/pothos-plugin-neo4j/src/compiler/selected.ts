import type { ConnectionPlan, RecordSlot, TraversalPlan } from '../planner/plan.ts';
import type { Traversal, TraversalColumn } from '../traversal.ts';

/** A traversal's columns that are read, as dotted paths from its row. */
export type SelectedColumns = ReadonlySet<string>;

/** Which columns of a traversal are read: those that the client selects, and those that its rows are sorted by. */
export function selectedColumns({ gives }: Traversal, plan: TraversalPlan['result']): SelectedColumns {
  return new Set([...pathsOf(slotsOf(plan), ''), ...sortingColumns(gives)]);
}

/** Of parts, what any of them is asked for. */
function slotsOf(plan: TraversalPlan['result']): readonly RecordSlot[] {
  if (plan.kind === 'record') return plan.slots;
  if (plan.kind === 'connection') return edgeSlots(plan);
  return plan.slots.flatMap((slot) => (slot.kind === 'part' ? edgeSlots(slot.connection) : []));
}

/** The columns that are selected of a connection's edges, and of all its rows together. */
function edgeSlots({ slots }: ConnectionPlan): readonly RecordSlot[] {
  return slots.flatMap((slot) => {
    if (slot.kind === 'summary') return [slot.slot];
    return slot.kind === 'edges'
      ? slot.slots.flatMap((edge) => (edge.kind === 'column' ? [edge.slot] : []))
      : [];
  });
}

/** The columns of rows that they are sorted by: the rank, then the nodes that they hold, or else what tells them apart. */
export function sortingColumns(gives: Traversal['gives']): readonly string[] {
  if (gives.kind === 'row') return [];
  if (gives.kind === 'parts') return Object.values(gives.parts).flatMap(({ rankedBy = [] }) => rankedBy);
  const ranks = gives.rankedBy === undefined ? [] : [gives.rankedBy];
  if (gives.kind === 'connection') return ranks;
  const columns = Object.entries(gives.record.columns);
  const named = (kind: TraversalColumn['kind']) =>
    columns.flatMap(([name, column]) => (column.kind === kind ? [name] : []));
  const nodes = named('node');
  const tied = nodes.length > 0 ? nodes : (gives.tiedBy ?? named('scalar'));
  return [...ranks, ...tied.filter((name) => name !== gives.rankedBy)];
}

function pathsOf(slots: readonly RecordSlot[], prefix: string): readonly string[] {
  return slots.flatMap((slot) => {
    if (slot.kind === 'typename') return [];
    const path = `${prefix}${slot.column}`;
    if (slot.kind !== 'record') return [path];
    const read = (slot.narrowing?.reads ?? []).map((column) => `${path}.${column}`);
    return [path, ...pathsOf(slot.record.slots, `${path}.`), ...read];
  });
}
