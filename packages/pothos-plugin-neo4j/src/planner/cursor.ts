import { isOrderedTwoWays } from '@rolegraph/graph-model/text';
import type { CursorShape } from './plan.ts';

/** Reads what a cursor holds: the name of its ordering and a row's values. Text that is no cursor holds nothing. */
export function parseCursor(cursor: unknown): readonly unknown[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(String(cursor), 'base64url').toString());
    return Array.isArray(parsed) ? parsed : [];
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return [];
    throw thrown;
  }
}

/** What of a cursor decides the Cypher text. */
export function cursorShape(cursor: unknown): CursorShape {
  const [order, ...values] = parseCursor(cursor);
  return {
    order: typeof order === 'string' ? order : '',
    nulls: values.map((value) => value === null),
    keyed: values.map(isOrderedTwoWays),
  };
}
