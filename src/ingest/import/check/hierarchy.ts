/** Relationships of one type that lead from nodes to broader ones, for finding nodes that are broader than themselves. */
export class Hierarchy {
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];

  /** Takes in a relationship, by the numbers of its ends. */
  add(start: number, end: number): void {
    this.#starts.push(start);
    this.#ends.push(end);
  }

  /**
   * Circles, each as the numbers of its nodes in order: the last leads to the first. Every circle shares a relationship that closes one with
   * some circle that is given.
   */
  cycles(): readonly (readonly number[])[] {
    const ends = this.#endsByStart();
    const cycles: number[][] = [];
    const done = new Set<number>();
    for (const root of ends.keys()) {
      if (done.has(root)) continue;
      // The path from the root to the current node, with the number of ends of each that have been followed.
      const path = [root];
      const followed = [0];
      const position = new Map([[root, 0]]);
      while (path.length > 0) {
        const depth = path.length - 1;
        const node = path[depth] as number;
        const next = ends.get(node)?.[followed[depth] as number];
        if (next === undefined) {
          done.add(node);
          position.delete(node);
          path.pop();
          followed.pop();
          continue;
        }
        followed[depth] = (followed[depth] as number) + 1;
        const start = position.get(next);
        if (start !== undefined) cycles.push(path.slice(start));
        else if (!done.has(next)) {
          position.set(next, path.length);
          path.push(next);
          followed.push(0);
        }
      }
    }
    return cycles;
  }

  #endsByStart(): ReadonlyMap<number, readonly number[]> {
    const ends = new Map<number, number[]>();
    for (const [index, start] of this.#starts.entries()) {
      const end = this.#ends[index] as number;
      const endsOfStart = ends.get(start);
      if (endsOfStart) endsOfStart.push(end);
      else ends.set(start, [end]);
    }
    return ends;
  }
}
