import type { ProfiledPlan } from 'neo4j-driver';
import { printPlan } from '../planner/print.ts';
import type { GraphRuntime } from './context.ts';
import type { ExecutedStatement } from './executed-statement.ts';
import { profile } from './session.ts';

/** How a root field was answered, for people who look into a slow question. */
export interface Explanation {
  readonly field: string;
  /** The plan as indented lines. */
  readonly plan: readonly string[];
  readonly cypher: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** What the statement touches in the store when it is run once more; only where that is asked for. */
  readonly dbHits?: number;
}

/**
 * Explains how a statement came about: its plan as indented lines, and its Cypher.
 *
 * @param profiled Whether to run it once more under PROFILE and count what it touches.
 * @throws Neo4jError where running it again fails.
 * @see packages/pothos-plugin-neo4j/test/explain.test.ts
 */
export async function explain(
  { field, plan, text, parameters }: ExecutedStatement,
  runtime: GraphRuntime,
  profiled: boolean,
): Promise<Explanation> {
  const explanation = { field, plan: printPlan(plan).split('\n'), cypher: text, parameters };
  if (!profiled) return explanation;
  return {
    ...explanation,
    dbHits: hitsOf(await profile({ text, parameters, name: `profile ${field}` }, runtime)),
  };
}

function hitsOf({ dbHits, children }: ProfiledPlan): number {
  return children.reduce((total, child) => total + hitsOf(child), Number(dbHits));
}
