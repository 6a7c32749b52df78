import { relationshipTypes } from '@rolegraph/graph-model';
import { escapeName } from '@rolegraph/graph-model/cypher';
import type {
  ConnectionPlan,
  LabelSource,
  PagePlan,
  RelationshipSource,
  ThresholdReportPlan,
} from '../planner/plan.ts';
import type { CompileContext, Decode } from './context.ts';
import { compileOrder, identityOrder, type OrderKey } from './order.ts';
import { matchLeftOut, matchRelationship } from './pattern.ts';
import { compileFilter } from './predicate.ts';
import { datasetOf, releaseKey } from './reference.ts';
import type { Scope } from './scope.ts';
import { compileThresholdReport } from './threshold-report.ts';

/** Where a connection's rows come from, once the statement is at the point to read them. */
export interface Rows {
  /** Clauses that bring `node`, `edge` and `columns` into scope, one row each; a WHERE may follow. */
  readonly match: string;
  readonly conditions: readonly string[];
  readonly node: string;
  readonly edge: string | undefined;
  /** Whether nodes of several datasets may be among them: two may have one type and slug. */
  readonly ofSeveralDatasets?: boolean;
  /** How many relationship types an edge may have. */
  readonly edgeTypes: number;
  /** Variables of a traversal's further columns, by name. */
  readonly columns: Readonly<Record<string, string>>;
  /** What the rows are sorted by before the tie-breaker. */
  readonly ranking: readonly OrderKey[];
  /** An expression for the number of all rows, where they need not be read again to be counted. */
  readonly count?: string;
  /** A subquery for expressions over what a traversal gives for all rows together. */
  readonly summary?: (expressions: readonly string[]) => string;
  /** A subquery for the threshold that applies and what it leaves out, under the client's filter. */
  readonly leftOut?: (report: ThresholdReportPlan) => LeftOut;
  /** Columns that an index needs in the ORDER BY to be read in order. */
  readonly indexPrefix?: string;
}

/** The rows of a connection that follows a relationship or lists all nodes of a type. */
export function rowsOf(plan: ConnectionPlan, scope: Scope, context: CompileContext): Rows {
  const { source, page } = plan;
  switch (source.kind) {
    case 'relationship':
      return {
        ...matchRelationship(source, scope, context),
        leftOut: (report) => leftOutQuery(report, source, plan, scope, context),
        edgeTypes: relationshipTypes(
          source.relationship,
          source.includeInferred,
          source.threshold !== undefined,
        ).length,
        conditions: [],
        columns: {},
        ranking: [],
      };
    case 'label':
      return labelRows(source, page, context);
    case 'traversal':
      throw new TypeError(`${source.name} has rows of its own`);
  }
}

function labelRows(source: LabelSource, page: PagePlan, context: CompileContext): Rows {
  const node = context.variable('n');
  const label = escapeName(source.type.name);
  const release = context.parameters.add((binding) =>
    binding.release(releaseKey(datasetOf(binding, page.location), binding, page.location)),
  );
  return {
    match: `MATCH (${node}:${label})`,
    // The slug is tested so that Neo4j counts and sorts by the index on (release, slug).
    conditions: [`${node}.release = ${release}`, `${node}.slug IS NOT NULL`],
    node,
    edge: undefined,
    edgeTypes: 0,
    columns: {},
    ranking: [],
    indexPrefix: `${node}.release`,
  };
}

/** Reads what a threshold leaves out, in one row. */
export interface LeftOut {
  readonly text: string;
  readonly decode: Decode;
}

function leftOutQuery(
  report: ThresholdReportPlan,
  source: RelationshipSource,
  plan: ConnectionPlan,
  scope: Scope,
  context: CompileContext,
): LeftOut {
  const { node, edge, match } = matchLeftOut(source, scope, context);
  const compiled = compileThresholdReport(report, source.relationship, source.threshold, edge, context);
  const filter = plan.filter ? [compileFilter(plan.filter, { node, edge }, context)] : [];
  const conditions = source.threshold ? [compiled.leavesOut, ...filter] : filter;
  return {
    text: `COLLECT { ${match}${where(conditions)} RETURN ${compiled.aggregated} }`,
    decode: (raw, decoding) => compiled.decode((raw as readonly unknown[])[0], decoding),
  };
}

/** What the client sorts by, else the rows' ranking; then the tie-breaker. */
export function orderKeys(
  { order, target }: ConnectionPlan,
  rows: Rows,
  context: CompileContext,
): readonly OrderKey[] {
  const chosen = order.map((key) => compileOrder(key, rows, context));
  return [...(chosen.length > 0 ? chosen : rows.ranking), ...identityOrder(rows, target)];
}

/** What a row has to fulfil: what its source asks, and what the client does. */
export function conditionsOf(
  { filter }: ConnectionPlan,
  rows: Rows,
  context: CompileContext,
): readonly string[] {
  return filter ? [...rows.conditions, compileFilter(filter, rows, context)] : rows.conditions;
}

/** A WHERE clause, or nothing. */
export function where(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
}
