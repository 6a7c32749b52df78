/** A ratio of throughputs with the interval that holds it with 95 % confidence. */
export interface PairedRatio {
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The median of the ratios round by round: two rounds in a row meet the same machine, two minutes do not. Its interval is that of the
 * sign test, which supposes nothing about how the ratios are distributed.
 *
 * @param ours Throughput of each round.
 * @param theirs That of the round beside it.
 */
export function pairedRatio(ours: readonly number[], theirs: readonly number[]): PairedRatio {
  const ratios = ours.map((rate, round) => rate / (theirs[round] ?? Number.NaN)).sort((a, b) => a - b);
  const count = ratios.length;
  const outside = ranksOutside(count);
  return {
    ratio:
      ((ratios[Math.floor((count - 1) / 2)] ?? Number.NaN) + (ratios[Math.floor(count / 2)] ?? Number.NaN)) /
      2,
    low: ratios[outside] ?? Number.NaN,
    high: ratios[count - 1 - outside] ?? Number.NaN,
  };
}

/** How many of the sorted values lie outside on each side: as many as the tails of the binomial distribution allow with 5 %. */
function ranksOutside(count: number): number {
  let tail = 0;
  let chance = 0.5 ** count;
  for (let rank = 0; rank < count / 2; rank += 1) {
    tail += chance;
    if (2 * tail > 0.05) return Math.max(0, rank - 1);
    chance *= (count - rank) / (rank + 1);
  }
  return 0;
}
