import { namesIndexOf, textIndexOf } from '@rolegraph/graph-model';
import { escapeName, exactQuery, namesQuery } from '@rolegraph/graph-model/cypher';
import { foldWords } from '@rolegraph/graph-model/text';
import { distance } from 'fastest-levenshtein';
import type { GraphRequest } from '../context.ts';
import { read } from '../session.ts';

/** How many slugs are compared, how many entities with like names of each reference, and how many are told. */
const COMPARED = 20_000;
const ALIKE = 50;
const MAX_SUGGESTIONS = 3;
/** Letters of a reference that are compared: no slug is longer. */
const LONGEST = 200;
/** Farther than this, a suggestion would be a random name. */
const FARTHEST = 0.7;

/** The most references of one operation whose nearest are looked for: comparing with all slugs of a type takes milliseconds each. */
export const MAX_SUGGESTED = 8;

/**
 * The slugs of a type that are most like texts that were not found, or whose names are, nearest first. It takes one statement.
 *
 * @param texts References without their dataset.
 * @returns The slugs for each text, in the order of the texts.
 */
export async function nearest(
  type: string,
  release: string,
  texts: readonly string[],
  { runtime, signal }: GraphRequest,
): Promise<readonly (readonly string[])[]> {
  const { graph } = runtime;
  const label = escapeName(type);
  const named = namesIndexOf(graph, type) !== undefined;
  const words = named ? texts.map(namesQuery).filter((query) => query !== '') : [];
  const slugs = `MATCH (node:${label}) WHERE node.release = $release AND node.slug IS NOT NULL RETURN node.slug AS slug, null AS name, [] AS aliases LIMIT ${COMPARED}`;
  // Comparing all names and aliases here would mean to fetch them all.
  const names = `UNWIND $queries AS query CALL (query) { CALL db.index.fulltext.queryNodes($index, query) YIELD node WHERE node:${label} AND node.release = $release RETURN node LIMIT ${ALIKE} } RETURN node.slug AS slug, node.name AS name, node.aliases AS aliases`;
  const alike = {
    index: textIndexOf(graph, type),
    queries: words.map((query) => `${exactQuery({ release })} +(${query})`),
  };
  const text = words.length === 0 ? slugs : `${slugs} UNION ALL ${names}`;
  const rows = await read<{ slug: string; name: string | null; aliases: readonly string[] | null }>(
    { text, parameters: { release, ...(words.length === 0 ? {} : alike) }, name: 'nearest' },
    runtime,
    signal,
  );
  const candidates = rows.map(({ slug, name, aliases }) => ({
    slug,
    labels: [slug, ...(name === null ? [] : [name]), ...(aliases ?? [])].map(normalise),
  }));
  return texts.map((reference) => nearestOf(normalise(reference).slice(0, LONGEST), candidates));
}

interface Candidate {
  readonly slug: string;
  /** Slug, name and aliases, normalised. */
  readonly labels: readonly string[];
}

function nearestOf(wanted: string, candidates: readonly Candidate[]): readonly string[] {
  const found = new Map<string, number>();
  for (const { slug, labels } of candidates) {
    const far = Math.min(...labels.map((label) => farness(wanted, label)));
    if (far <= FARTHEST) found.set(slug, Math.min(far, found.get(slug) ?? far));
  }
  return [...found]
    .sort(([label, far], [other, farther]) => far - farther || label.localeCompare(other))
    .slice(0, MAX_SUGGESTIONS)
    .map(([slug]) => slug);
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
