import type { SentStatement } from '@rolegraph/pothos-plugin-neo4j';
import type { Plan } from 'neo4j-driver';
import type { SharedNeo4j } from '../support/neo4j.ts';

/** Explains statements, each text once. @returns The scans of all nodes, of a label or of a type in their plans. */
export async function scansOf(neo4j: SharedNeo4j, statements: readonly SentStatement[]): Promise<string[]> {
  const scans: string[] = [];
  for (const [text, { parameters }] of new Map(statements.map((statement) => [statement.text, statement]))) {
    const { summary } = await neo4j.driver.executeQuery(`EXPLAIN ${text}`, parameters, {
      database: neo4j.database,
    });
    scans.push(...scansIn(summary.plan));
  }
  return scans;
}

/** A publication or a release is one of a handful: those are read by their label. */
function scansIn(plan: Plan | false): string[] {
  if (!plan) return [];
  const { operatorType, arguments: args, children } = plan;
  const scan = /AllNodesScan|NodeByLabelScan|RelationshipTypeScan/.test(operatorType);
  const details = String(args.Details ?? '');
  const few = /:(Publication|Release|Dataset)\b/.test(details);
  return [
    ...(scan && !few ? [`${operatorType} ${details}`] : []),
    ...children.flatMap((child) => scansIn(child)),
  ];
}
