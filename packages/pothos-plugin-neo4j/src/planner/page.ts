import type { GraphQLError } from 'graphql';
import { graphError } from '../errors.ts';
import { cursorShape } from './cursor.ts';
import type { FieldLocation } from './field-location.ts';
import type { PagePlan } from './plan.ts';

/** The most nodes that one page may hold, and how many it holds where the client does not say. */
export const PAGE_LIMIT = 100;

/** Reads which way a page is asked for. @throws GraphQLError BAD_USER_INPUT where paging arguments contradict each other. */
export function pageShape(location: FieldLocation, args: Readonly<Record<string, unknown>>): PagePlan {
  const { first, last, after, before } = args;
  const isPresent = (value: unknown) => value !== undefined && value !== null;
  if (isPresent(first) && isPresent(last))
    throw badPage(location, 'first', 'Ask for `first` or `last`, not both');
  return {
    location,
    backward: isPresent(last),
    after: isPresent(after) ? cursorShape(after) : undefined,
    before: isPresent(before) ? cursorShape(before) : undefined,
  };
}

/** @throws GraphQLError BAD_USER_INPUT where a size is given that no page may have: it is refused, never cut in silence. */
function checkSize(location: FieldLocation, name: string, value: unknown): void {
  if (value === undefined || value === null) return;
  if (typeof value === 'number' && value >= 1 && value <= PAGE_LIMIT) return;
  throw badPage(location, name, `\`${name}\` is a number from 1 to ${PAGE_LIMIT}, not ${String(value)}`);
}

/** How many nodes the client asks for. */
export function pageSize(args: Readonly<Record<string, unknown>>): number {
  const size = args.first ?? args.last;
  return typeof size === 'number' ? size : PAGE_LIMIT;
}

/** @throws GraphQLError BAD_USER_INPUT where more ids are asked for than a page may hold. */
export function checkIds(location: FieldLocation, count: number): void {
  if (count > PAGE_LIMIT)
    throw badPage(location, 'ids', `\`ids\` holds at most ${PAGE_LIMIT} ids, not ${count}`);
}

/** @throws GraphQLError BAD_USER_INPUT where a page of a size is asked for that no page may have. */
export function checkPage(location: FieldLocation, { first, last }: Readonly<Record<string, unknown>>): void {
  checkSize(location, 'first', first);
  checkSize(location, 'last', last);
}

function badPage(location: FieldLocation, argument: string, message: string): GraphQLError {
  return graphError('BAD_USER_INPUT', `${message}.`, {
    nodes: location.node,
    extensions: { argument, field: location.field.name },
  });
}
