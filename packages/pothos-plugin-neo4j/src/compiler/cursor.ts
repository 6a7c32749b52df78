import { commonlyOrderedPrefix, sortKey, sortKeyOf } from '@rolegraph/graph-model/text';
import type { GraphQLError } from 'graphql';
import { graphError } from '../errors.ts';
import { parseCursor } from '../planner/cursor.ts';
import type { CursorShape, PagePlan } from '../planner/plan.ts';
import type { Binding, CompileContext } from './context.ts';
import { isInCypherOrder, type OrderKey } from './order.ts';

/**
 * The condition for rows behind (or before) a cursor. The leading range on the first key lets Neo4j seek into an index; the
 * textbook OR alone makes it read all that precedes.
 */
export function beyondCursor(
  keys: readonly OrderKey[],
  which: 'after' | 'before',
  { location, [which]: shape }: PagePlan,
  context: CompileContext,
): string {
  const { nulls = [], keyed = [] } = shape ?? {};
  const tail = (from: number): string => {
    const key = keys[from];
    if (!key) return 'false';
    const { text, nullable } = key;
    const falling = key.descending !== (which === 'before');
    const nullsFollow = nullable && key.nullsFirst === (which === 'before');
    const last = from === keys.length - 1;
    if (nulls[from]) {
      const rest = `(${text} IS NULL AND (${tail(from + 1)}))`;
      return nullsFollow ? rest : `(${text} IS NOT NULL OR ${rest})`;
    }
    const read = (binding: Binding) => readCursor(binding, location, which, keys)[from];
    const value = context.parameters.add(read);
    const operator = falling ? '<' : '>';
    if (keyed[from]) {
      const beyond = beyondKeyed(text, falling, (binding) => String(read(binding)), context);
      const equal = last ? '' : ` OR (${text} = ${value} AND (${tail(from + 1)}))`;
      return nullsFollow ? `(${text} IS NULL OR ${beyond}${equal})` : `(${beyond}${equal})`;
    }
    if (nullsFollow) {
      const equal = last ? '' : ` OR (${text} = ${value} AND (${tail(from + 1)}))`;
      return `(${text} ${operator} ${value} OR ${text} IS NULL${equal})`;
    }
    if (last) return `${text} ${operator} ${value}`;
    return `${text} ${operator}= ${value} AND (${text} ${operator} ${value} OR (${tail(from + 1)}))`;
  };
  return tail(0);
}

/** The condition for texts behind a value in which Neo4j's two orders differ: where they agree, texts need no sort key. */
function beyondKeyed(
  text: string,
  falling: boolean,
  value: (binding: Binding) => string,
  context: CompileContext,
): string {
  const prefix = context.parameters.add((binding) => commonlyOrderedPrefix(value(binding)));
  const key = context.parameters.add((binding) => sortKey(value(binding)));
  const keyOfText = sortKeyOf(text, () => context.variable('k'));
  return falling
    ? `${text} < ${prefix} OR ${text} IS NOT NULL AND ${keyOfText} < ${key}`
    : `${text} >= ${prefix} AND (NOT ${text} STARTS WITH ${prefix} OR ${keyOfText} > ${key})`;
}

/** Fails where a cursor is not one of this ordering, before anything is compiled from its shape. */
export function checkCursors(keys: readonly OrderKey[], page: PagePlan): void {
  for (const which of ['after', 'before'] as const) {
    const shape: CursorShape | undefined = page[which];
    if (!shape) continue;
    const fits = keys.every(({ nullable }, index) => nullable || shape.nulls[index] === false);
    if (shape.order !== signature(keys) || shape.nulls.length !== keys.length || !fits)
      throw foreign(page.location, which);
  }
}

/** The values by which a row is found again, as a Cypher list. */
export function cursorValues(keys: readonly OrderKey[]): string {
  return `[${keys.map((key) => key.text).join(', ')}]`;
}

/** Makes the opaque cursor of a row from its cursor values. */
export function encodeCursor(keys: readonly OrderKey[], values: readonly unknown[]): string {
  return Buffer.from(JSON.stringify([signature(keys), ...values])).toString('base64url');
}

function readCursor(
  binding: Binding,
  location: PagePlan['location'],
  which: 'after' | 'before',
  keys: readonly OrderKey[],
): readonly unknown[] {
  const [, ...values] = parseCursor(binding.arguments(location)[which]);
  const fits = keys.every((key, index) => values[index] === null || typeof values[index] === key.type);
  if (fits) return values;
  throw foreign(location, which, binding.arguments(location)[which]);
}

function foreign(location: PagePlan['location'], which: 'after' | 'before', value?: unknown): GraphQLError {
  return graphError(
    'BAD_USER_INPUT',
    `\`${which}\` is not a cursor of this connection: pass on a \`cursor\`, \`startCursor\` or \`endCursor\` that the same field gave, with the same \`orderBy\`.`,
    { nodes: location.node, extensions: { argument: which, value } },
  );
}

function signature(keys: readonly OrderKey[]): string {
  return keys
    .map((key) => {
      const name = key.descending ? `-${key.name}` : key.name;
      if (isInCypherOrder(key)) return name;
      return `${name}^${key.nullsFirst ? 'first' : 'last'}`;
    })
    .join(',');
}
