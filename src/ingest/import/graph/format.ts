import { z } from 'zod';
import { guardFormula, unguardFormula } from '../../../csv/formula.ts';
import { languageTagSchema } from '../../../text/language-tag.ts';

/** The name of the file that lists a folder's files. */
export const MANIFEST = 'manifest.json';

/** The values of a line besides declared properties. */
export const RESERVED = { node: ['slug', 'part'], relationship: ['from', 'to', 'part'] } as const;

/** The slug of a dataset. It begins the ids of its releases, which stand in every index. */
export const DATASET_SLUG = z
  .string()
  .regex(/^[a-z0-9-]+$/, 'is no slug of small letters, digits and dashes')
  .max(100, 'is longer than 100 letters');
const file = z
  .string()
  .regex(
    /^(?!\/)(?!.*\.\.).+\.(jsonl|csv)(\.gz)?$/,
    'is no path within the folder that ends in .jsonl or .csv, or in one of them and .gz',
  );

/** The manifest in RoleGraph's own format: the dataset, and a file per type of nodes and per kind of relationships. */
export const manifest = z.strictObject({
  format: z.literal('rolegraph', 'is not "rolegraph"'),
  version: z.literal(1, 'is not 1, the one version of the format that there is'),
  dataset: z.strictObject({
    slug: DATASET_SLUG,
    name: z.string().min(1),
    description: z.string().optional(),
    version: z.string().optional(),
    language: languageTagSchema.optional(),
    licence: z.string().min(1),
    credit: z.string().min(1),
  }),
  nodes: z.array(z.strictObject({ type: z.string(), file })),
  relationships: z
    .array(z.strictObject({ type: z.string(), from: z.string(), to: z.string(), file }))
    .default([]),
});

export type Manifest = z.output<typeof manifest>;

/** Text in a cell of a CSV. An empty cell means that nothing is known, so empty text is written as an apostrophe. */
export function guardText(text: string): string {
  return /^'*$/.test(text) ? `'${text}` : guardFormula(text);
}

/** Reads what `guardText` writes. */
export function unguardText(cell: string): string {
  return /^'+$/.test(cell) ? cell.slice(1) : unguardFormula(cell);
}

/** A list in one cell of a CSV: its items between bars; a bar within an item is written `\|`, and a backslash `\\`. */
export function joinList(items: readonly unknown[]): string {
  // A list of one empty item would otherwise be no list at all.
  if (items.length === 1 && items[0] === '') return '\\';
  return items.map((item) => String(item).replaceAll(/[\\|]/g, '\\$&')).join('|');
}

/** Reads what `joinList` writes. */
export function splitList(cell: string): string[] {
  if (cell === '') return [];
  if (cell === '\\') return [''];
  const items = [''];
  for (const [, escaped, bar, text] of cell.matchAll(/\\(.)|(\|)|([^\\|]+)/gs)) {
    if (bar) items.push('');
    else items[items.length - 1] += escaped ?? text ?? '';
  }
  return items;
}
