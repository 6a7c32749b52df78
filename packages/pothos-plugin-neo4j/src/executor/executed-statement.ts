import type { RootPlan } from '../planner/plan.ts';

/** A statement that was sent for a root field, as the observer of a request is told of it. */
export interface ExecutedStatement {
  /** The field's response key. */
  readonly field: string;
  readonly plan: RootPlan;
  readonly text: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}
