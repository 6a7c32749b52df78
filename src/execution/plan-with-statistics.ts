import { type PlannedOperation, planOperation } from '@rolegraph/pothos-plugin-neo4j';
import type { ExecutionArgs } from 'graphql';

/** Plans an operation, once more where it first had to read statistics that may lower its cost. */
export async function planWithStatistics(args: ExecutionArgs): Promise<PlannedOperation | undefined> {
  const planned = planOperation(args);
  if (!planned?.loadingStatistics) return planned;
  await planned.loadingStatistics;
  return planOperation(args);
}
