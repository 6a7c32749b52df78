import { distance } from 'fastest-levenshtein';

/**
 * Gives the candidate that a mistyped word most likely meant, or undefined where there is no candidate.
 * A candidate that contains the word, or is contained in it, comes before others.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const lower = word.toLowerCase();
  let best: { candidate: string; rank: readonly [number, number] } | undefined;
  for (const candidate of candidates) {
    const other = candidate.toLowerCase();
    const edits = distance(lower, other);
    const related = lower.length > 2 && (other.includes(lower) || lower.includes(other));
    const rank = [related || edits <= 2 ? 0 : 1, edits] as const;
    const closer = !best || rank[0] < best.rank[0] || (rank[0] === best.rank[0] && rank[1] < best.rank[1]);
    if (closer) best = { candidate, rank };
  }
  return best?.candidate;
}

/** The end of a message with a suggestion: `; did you mean x?`, or empty text where no candidate comes near. */
export function suggestion(word: string, candidates: Iterable<string>): string {
  const candidate = nearest(word, candidates);
  return candidate === undefined ? '' : `; did you mean \`${candidate}\`?`;
}
