/** How many of the first answers count. */
const cut = 10;

/**
 * Recall at 10: for each code with related ones, the share of them among the first ten of its ranking; the mean over these codes.
 *
 * @param rankings The codes that a measure gives for a code, the most similar first. A code without a ranking counts as 0.
 */
export function recallAt10(
  rankings: ReadonlyMap<string, readonly string[]>,
  related: ReadonlyMap<string, ReadonlySet<string>>,
): number {
  const shares = [...related].map(([code, expected]) => {
    const first = (rankings.get(code) ?? []).slice(0, cut);
    return first.filter((other) => expected.has(other)).length / expected.size;
  });
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}
