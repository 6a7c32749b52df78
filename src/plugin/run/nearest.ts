import { distance } from 'fastest-levenshtein';
import { escapeName } from '../../cypher/escape.ts';
import type { Binding } from '../compile/context.ts';
import type { Reference } from '../compile/reference.ts';
import type { GraphRequest } from './context.ts';
import { read } from './session.ts';

/** How many slugs are compared and how many are told. */
const COMPARED = 20_000;
const TOLD = 3;
/** Letters of a reference that are compared: no slug is longer. */
const LONGEST = 200;
/** Farther than this, a suggestion would be a random name. */
const FARTHEST = 0.7;

/** The slugs of a type that are most like a reference that was not found, nearest first. */
export async function nearest(
  type: string,
  { dataset, slug }: Reference,
  binding: Binding,
  { runtime, signal }: GraphRequest,
): Promise<readonly string[]> {
  const text = `MATCH (node:${escapeName(type)}) WHERE node.release = $release AND node.slug IS NOT NULL RETURN node.slug AS slug, node.name AS name, node.aliases AS aliases LIMIT ${COMPARED}`;
  const parameters = { release: binding.release(dataset) };
  const rows = await read<{ slug: string; name: string | null; aliases: readonly string[] | null }>(
    { text, parameters, name: 'nearest' },
    runtime,
    signal,
  );
  const wanted = normalise(slug).slice(0, LONGEST);
  return rows
    .map(({ slug: candidate, name, aliases }) => ({
      slug: candidate,
      far: Math.min(
        ...[candidate, name ?? candidate, ...(aliases ?? [])].map((label) =>
          farness(wanted, normalise(label)),
        ),
      ),
    }))
    .filter(({ far }) => far <= FARTHEST)
    .sort((a, b) => a.far - b.far || a.slug.localeCompare(b.slug))
    .slice(0, TOLD)
    .map((row) => row.slug);
}

/** Edits per letter, from 0 for the same text to 1 for nothing in common; a text that holds the other is near. */
function farness(wanted: string, label: string): number {
  const edits = distance(wanted, label) / Math.max(wanted.length, label.length, 1);
  const held = wanted.length > 2 && label.length > 2 && (label.includes(wanted) || wanted.includes(label));
  return held ? Math.min(edits, 0.3) : edits;
}

function normalise(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-');
}
