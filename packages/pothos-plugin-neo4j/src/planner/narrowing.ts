import type { TraversalRecord } from '../traversal.ts';
import { checkOrderKeys } from './budget.ts';
import type { PlanContext } from './context.ts';
import type { FieldLocation } from './field-location.ts';
import { FilterReader } from './filter.ts';
import { recordOrder } from './order.ts';
import type { RecordNarrowing } from './plan.ts';

type Input = Readonly<Record<string, unknown>>;

/**
 * Plans which of a traversal's records the client gets, and in what order.
 *
 * @returns undefined where the client takes the list as it is.
 * @throws GraphQLError BAD_USER_INPUT for a condition that means nothing.
 */
export function planNarrowing(
  context: PlanContext,
  location: FieldLocation,
  record: TraversalRecord,
): RecordNarrowing | undefined {
  const { filter, orderBy, first } = context.arguments(location);
  const typeOf = (name: string) => context.type(name);
  const input = (filter ?? undefined) as Input | undefined;
  const predicate = input && new FilterReader(context, location).record(['filter'], record, input, typeOf);
  const keys = (orderBy ?? []) as readonly Input[];
  const order = recordOrder(record, keys, typeOf, { graph: context.graph, location });
  checkOrderKeys(location, order);
  const limited = first !== undefined && first !== null;
  if (!predicate && order.length === 0 && !limited) return undefined;
  const reads = Object.keys(record.columns).filter((column) => mentions(column, [input, keys]));
  return { location, filter: predicate && { location, predicate }, order, limited, reads };
}

/** Whether a filter or an ordering names a column, on its first level or under `and`, `or` and `not`. */
function mentions(column: string, part: unknown): boolean {
  if (Array.isArray(part)) return part.some((item) => mentions(column, item));
  if (typeof part !== 'object' || part === null) return false;
  const input = part as Input;
  return column in input || ['and', 'or', 'not'].some((name) => mentions(column, input[name]));
}
