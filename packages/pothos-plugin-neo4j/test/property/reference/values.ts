import type { Property } from '@rolegraph/graph-model';

/** Compares values as they are sorted: a missing one is the greatest, texts go by code point. */
export function order(a: unknown, b: unknown): number {
  const [left, right] = [a ?? null, b ?? null];
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  if (typeof left === 'string' && typeof right === 'string') return orderTexts(left, right);
  return Number(left) - Number(right);
}

function orderTexts(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  const at = left.findIndex((letter, position) => letter !== right[position]);
  if (at === -1) return left.length - right.length;
  const other = right[at];
  return other === undefined ? 1 : (left[at]?.codePointAt(0) ?? 0) - (other.codePointAt(0) ?? 0);
}

/** What the graph stores for a value that GraphQL gave: enum names can stand for other texts. */
export function stored(kind: Property['kind'], given: unknown): unknown {
  if (Array.isArray(given)) return given.map((item) => stored(kind, item));
  return typeof kind === 'string' || typeof given !== 'string' ? given : (kind.stored[given] ?? given);
}

/** What GraphQL shows of a stored value. */
export function shown(kind: Property['kind'], value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => shown(kind, item));
  if (typeof kind === 'string') return value ?? null;
  const name = Object.keys(kind.values).find((candidate) => (kind.stored[candidate] ?? candidate) === value);
  return name ?? null;
}

/** A value as text, as a group's key shows it: real numbers have a point. */
export function asText(kind: Property['kind'], value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return kind === 'Float' && Number.isInteger(value) ? `${value}.0` : String(value);
}
