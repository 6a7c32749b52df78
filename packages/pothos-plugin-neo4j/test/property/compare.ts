import type { Cursor } from './operations/operation.ts';
import { CURSOR } from './reference/connection.ts';

/** Where two answers differ first; undefined where they do not. Cursors are opaque: both have one, and it is noted. */
export function difference(
  real: unknown,
  reference: unknown,
  note: (key: string, cursor: Cursor) => void,
  path = '',
): string | undefined {
  if (typeof reference === 'string' && reference.startsWith(CURSOR)) {
    if (typeof real !== 'string') return `${path}: ${JSON.stringify(real)} where a cursor belongs`;
    note(path.slice(path.lastIndexOf('.') + 1), { real, reference });
    return undefined;
  }
  if (typeof real === 'number' && typeof reference === 'number') {
    // Averages are worked out step by step, so their last digits depend on the order.
    const same = Math.abs(real - reference) <= 1e-9 * Math.max(1, Math.abs(reference));
    return same ? undefined : `${path}: ${real}, not ${reference}`;
  }
  if (!isObject(real) || !isObject(reference) || Array.isArray(real) !== Array.isArray(reference)) {
    return Object.is(real, reference)
      ? undefined
      : `${path}: ${JSON.stringify(real)}, not ${JSON.stringify(reference)}`;
  }
  const [keys, wanted] = [Object.keys(real), Object.keys(reference)];
  if (keys.join() !== wanted.join()) return `${path}: has ${keys.join()}, not ${wanted.join()}`;
  for (const key of wanted) {
    const found = difference(real[key], reference[key], note, `${path}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
