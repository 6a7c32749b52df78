import type { ConnectionPlan, PageInfoField } from '../planner/plan.ts';
import { encodeCursor } from './cursor.ts';
import type { OrderKey } from './order.ts';
import { emptyObject, type ResultObject } from './result-object.ts';

/** What the page's subquery found. Each row holds one item per field of the connection. */
export interface FetchedPage {
  readonly rows: readonly (readonly unknown[])[];
  readonly more: boolean;
  readonly total: number;
  /** Whether there are rows that `after` cut off, and whether there are some that `before` did. */
  readonly preceding: boolean;
  readonly following: boolean;
  readonly keys: readonly OrderKey[];
}

/** Where a page stands, from what its subquery found. */
export function pageInfo(
  parts: readonly PageInfoField[],
  found: FetchedPage,
  position: number,
  { page }: ConnectionPlan,
): ResultObject {
  const cursor = (row: readonly unknown[] | undefined) =>
    row ? encodeCursor(found.keys, row[position] as readonly unknown[]) : null;
  const answer = emptyObject('PageInfo');
  for (const { key, part } of parts) {
    answer[key] = {
      typename: () => 'PageInfo',
      hasNextPage: () => found.following || (!page.backward && found.more),
      hasPreviousPage: () => found.preceding || (page.backward && found.more),
      startCursor: () => cursor(found.rows.at(0)),
      endCursor: () => cursor(found.rows.at(-1)),
    }[part]();
  }
  return answer;
}
