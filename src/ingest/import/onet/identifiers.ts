import { shortHash } from '../read/slugs.ts';
import type { End } from '../source.ts';
import { CODE } from './tables.ts';

/** The node of an occupation, by its O*NET-SOC code. */
export function occupation(code: string): End {
  return ['Role', code];
}

/** Emerging tasks have no identifier in O*NET: the slug is the code of the occupation and a hash of the text. */
export function emergingTaskSlug(row: { readonly [CODE]: string; readonly Task: string }): string {
  return `${row[CODE]}-${shortHash(row.Task)}`;
}
