import { setImmediate } from 'node:timers/promises';

/** A profile as the entries of a sparse vector: positions, each once, and a weight of 0 or more for each. */
export interface SparseProfile {
  readonly positions: Uint32Array;
  readonly weights: Float64Array;
}

/** The profiles that are most similar to one: their indexes and cosine similarities, the most similar first, ties by index. */
export interface NearestProfiles {
  readonly indexes: readonly number[];
  readonly similarities: readonly number[];
}

/** Similarities are rounded to twelve digits, which hides the order in which a sum was made. */
const digits = 1e12;

/** Milliseconds after which the computation lets other work of the process run. */
const sliceMs = 20;

/**
 * Computes for each profile the most similar others by cosine similarity, a·b / (|a| |b|), leaving out similarities of 0.
 * Time: the number of profiles times the number of all entries. Memory: the profiles, and two numbers per position and profile.
 *
 * @param profiles Each with a weight above 0.
 * @param dimensions Positions are below this.
 * @param most The most to give per profile.
 */
export async function* nearestProfiles(
  profiles: readonly SparseProfile[],
  dimensions: number,
  most: number,
): AsyncGenerator<NearestProfiles> {
  const lengths = profiles.map(({ weights }) => Math.hypot(...weights));
  const dense = new Float64Array(dimensions);
  let started = performance.now();
  for (const [own, { positions, weights }] of profiles.entries()) {
    for (const [entry, position] of positions.entries()) dense[position] = weights[entry] ?? 0;
    const nearest = new Ranking(most);
    for (const [other, profile] of profiles.entries()) {
      if (other === own) continue;
      const product = dot(dense, profile);
      if (product > 0) nearest.add(other, round(product / ((lengths[own] ?? 0) * (lengths[other] ?? 0))));
    }
    for (const position of positions) dense[position] = 0;
    yield nearest;
    if (performance.now() - started < sliceMs) continue;
    await setImmediate();
    started = performance.now();
  }
}

function dot(dense: Float64Array, { positions, weights }: SparseProfile): number {
  let sum = 0;
  for (let entry = 0; entry < positions.length; entry += 1) {
    sum += (dense[positions[entry] ?? 0] ?? 0) * (weights[entry] ?? 0);
  }
  return sum;
}

function round(similarity: number): number {
  return Math.round(similarity * digits) / digits;
}

/** The `most` highest of the values that were added. Of equal ones those that came first. */
class Ranking implements NearestProfiles {
  readonly indexes: number[] = [];
  readonly similarities: number[] = [];
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  add(index: number, similarity: number): void {
    const full = this.indexes.length === this.#most;
    if (full && similarity <= (this.similarities.at(-1) ?? 0)) return;
    let [low, high] = [0, this.similarities.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.similarities[middle] ?? 0) >= similarity) low = middle + 1;
      else high = middle;
    }
    if (full) {
      this.indexes.pop();
      this.similarities.pop();
    }
    this.indexes.splice(low, 0, index);
    this.similarities.splice(low, 0, similarity);
  }
}
