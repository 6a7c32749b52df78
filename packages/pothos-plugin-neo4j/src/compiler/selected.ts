import type { ConnectionField, EdgeField, PartField, RecordField, TraversalPlan } from '../planner/plan.ts';
import type { Traversal, TraversalColumn } from '../traversal.ts';

/** A traversal's columns that are read, as dotted paths from its row. */
export type SelectedColumns = ReadonlySet<string>;

/** Which columns of a traversal are read: those that the client selects, and those that its rows are sorted by. */
export function selectedColumns({ gives }: Traversal, plan: TraversalPlan['result']): SelectedColumns {
  return new Set([...pathsOf(fieldsOf(plan), ''), ...sortingColumns(gives)]);
}

/** Of parts, what any of them is asked for. */
function fieldsOf(plan: TraversalPlan['result']): readonly RecordField[] {
  switch (plan.kind) {
    case 'record':
      return plan.fields;
    case 'connection':
      return plan.fields.flatMap(columnsOf);
    case 'parts':
      return plan.fields.flatMap(columnsOfPart);
  }
}

function columnsOfPart(field: PartField): readonly RecordField[] {
  switch (field.kind) {
    case 'typename':
      return [];
    case 'part':
      return field.connection.fields.flatMap(columnsOf);
  }
}

/** The columns that are selected of a connection's edges, and of all its rows together. */
function columnsOf(field: ConnectionField): readonly RecordField[] {
  switch (field.kind) {
    case 'summary':
      return [field.recordField];
    case 'edges':
      return field.fields.flatMap(columnsOfEdge);
    case 'typename':
    case 'absent':
    case 'nodes':
    case 'pageInfo':
    case 'totalCount':
    case 'threshold':
    case 'aggregate':
    case 'groups':
      return [];
  }
}

function columnsOfEdge(field: EdgeField): readonly RecordField[] {
  switch (field.kind) {
    case 'column':
      return [field.recordField];
    // A traversal's edges have no values but those of columns.
    case 'node':
    case 'cursor':
    case 'value':
      return [];
  }
}

/** The columns of rows that they are sorted by: the rank, then the nodes that they hold, or else what tells them apart. */
export function sortingColumns(gives: Traversal['gives']): readonly string[] {
  switch (gives.kind) {
    case 'row':
      return [];
    case 'parts':
      return Object.values(gives.parts).flatMap(ranksOf);
    case 'connection':
      return ranksOf(gives);
    case 'rows':
      return [...ranksOf(gives), ...tiesOf(gives)];
  }
}

function ranksOf({ rankedBy }: { readonly rankedBy?: string | undefined }): readonly string[] {
  return rankedBy === undefined ? [] : [rankedBy];
}

function tiesOf(gives: Extract<Traversal['gives'], { kind: 'rows' }>): readonly string[] {
  const columns = Object.entries(gives.record.columns);
  const named = (kind: TraversalColumn['kind']) =>
    columns.flatMap(([name, column]) => (column.kind === kind ? [name] : []));
  const nodes = named('node');
  const tied = nodes.length > 0 ? nodes : (gives.tiedBy ?? named('scalar'));
  return tied.filter((name) => name !== gives.rankedBy);
}

function pathsOf(fields: readonly RecordField[], prefix: string): readonly string[] {
  return fields.flatMap((field) => pathsOfColumn(field, prefix));
}

function pathsOfColumn(field: RecordField, prefix: string): readonly string[] {
  switch (field.kind) {
    case 'typename':
      return [];
    case 'scalar':
    case 'leftOut':
    case 'node':
    case 'evidence':
      return [`${prefix}${field.column}`];
    case 'record': {
      const path = `${prefix}${field.column}`;
      const read = (field.narrowing?.reads ?? []).map((column) => `${path}.${column}`);
      return [path, ...pathsOf(field.record.fields, `${path}.`), ...read];
    }
  }
}
