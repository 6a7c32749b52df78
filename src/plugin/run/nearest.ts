import { distance } from 'fastest-levenshtein';
import { escapeName } from '../../cypher/escape.ts';
import { exactQuery, namesQuery } from '../../cypher/lucene.ts';
import { namesIndexOf, textIndexOf } from '../../graph/constraints.ts';
import { foldWords } from '../../text/fold.ts';
import type { Binding } from '../compile/context.ts';
import type { Reference } from '../compile/reference.ts';
import type { GraphRequest } from './context.ts';
import { read } from './session.ts';

/** How many slugs are compared, how many entities with like names, and how many are told. */
const COMPARED = 20_000;
const ALIKE = 50;
const TOLD = 3;
/** Letters of a reference that are compared: no slug is longer. */
const LONGEST = 200;
/** Farther than this, a suggestion would be a random name. */
const FARTHEST = 0.7;

/** The slugs of a type that are most like a reference that was not found, or whose names are, nearest first. */
export async function nearest(
  type: string,
  { dataset, slug }: Reference,
  binding: Binding,
  { runtime, signal }: GraphRequest,
): Promise<readonly string[]> {
  const { graph } = runtime;
  const label = escapeName(type);
  const release = binding.release(dataset);
  const words = namesIndexOf(graph, type) === undefined ? '' : namesQuery(slug);
  const slugs = `MATCH (node:${label}) WHERE node.release = $release AND node.slug IS NOT NULL RETURN node.slug AS slug, null AS name, [] AS aliases LIMIT ${COMPARED}`;
  // Comparing all names and aliases here would mean to fetch them all.
  const names = `CALL db.index.fulltext.queryNodes($index, $query) YIELD node WHERE node:${label} AND node.release = $release RETURN node.slug AS slug, node.name AS name, node.aliases AS aliases LIMIT ${ALIKE}`;
  const alike =
    words === ''
      ? {}
      : {
          index: textIndexOf(graph, type),
          query: `${exactQuery({ release })} +(${words})`,
        };
  const text = words === '' ? slugs : `${slugs} UNION ALL ${names}`;
  const rows = await read<{ slug: string; name: string | null; aliases: readonly string[] | null }>(
    { text, parameters: { release, ...alike }, name: 'nearest' },
    runtime,
    signal,
  );
  const wanted = normalise(slug).slice(0, LONGEST);
  const found = new Map<string, number>();
  for (const { slug: candidate, name, aliases } of rows) {
    const labels = [candidate, name ?? candidate, ...(aliases ?? [])];
    const far = Math.min(...labels.map((each) => farness(wanted, normalise(each))));
    if (far <= FARTHEST) found.set(candidate, Math.min(far, found.get(candidate) ?? far));
  }
  return [...found]
    .sort(([one, far], [other, farther]) => far - farther || one.localeCompare(other))
    .slice(0, TOLD)
    .map(([candidate]) => candidate);
}

/** Edits per letter, from 0 for the same text to 1 for nothing in common; a text that holds the other is near. */
function farness(wanted: string, label: string): number {
  const edits = distance(wanted, label) / Math.max(wanted.length, label.length, 1);
  const held = wanted.length > 2 && label.length > 2 && (label.includes(wanted) || wanted.includes(label));
  return held ? Math.min(edits, 0.3) : edits;
}

function normalise(text: string): string {
  return foldWords(text).replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-');
}
