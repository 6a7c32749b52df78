import type { DegreeStatistics } from '@rolegraph/graph-model';

type Key = Pick<DegreeStatistics, 'nodeType' | 'direction' | 'type'>;

/** Counts the nodes of each degree. It holds the degrees that occur, not the nodes that have them. */
export class DegreeHistograms {
  readonly #histograms = new Map<string, { readonly key: Key; readonly nodes: Map<number, number> }>();

  /** Counts a node with a degree above 0. */
  add(key: Key, degree: number): void {
    const id = `${key.nodeType} ${key.direction} ${key.type}`;
    let histogram = this.#histograms.get(id);
    if (!histogram) {
      histogram = { key, nodes: new Map() };
      this.#histograms.set(id, histogram);
    }
    histogram.nodes.set(degree, (histogram.nodes.get(degree) ?? 0) + 1);
  }

  /**
   * Gives the statistics of all degrees, sorted by node type, direction and relationship type.
   *
   * @param nodesByType The number of nodes of each type, those without a relationship included.
   */
  statistics(nodesByType: ReadonlyMap<string, number>): readonly DegreeStatistics[] {
    return [...this.#histograms]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { key, nodes }]) => statisticsOf(key, nodes, nodesByType.get(key.nodeType) ?? 0));
  }
}

function statisticsOf(key: Key, histogram: ReadonlyMap<number, number>, allNodes: number): DegreeStatistics {
  const falling = [...histogram].toSorted(([a], [b]) => b - a);
  return {
    ...key,
    nodes: falling.reduce((sum, [, nodes]) => sum + nodes, 0),
    relationships: falling.reduce((sum, [degree, nodes]) => sum + degree * nodes, 0),
    percentile99: nearestRank99(falling, allNodes),
    max: falling[0]?.[0] ?? 0,
  };
}

/** The 99th percentile by nearest rank: the least value that at least 99 % of all do not exceed; 0 where that many have none. */
function nearestRank99(falling: readonly (readonly [degree: number, nodes: number])[], all: number): number {
  const mayExceed = all - Math.ceil(all * 0.99);
  let exceeding = 0;
  for (const [degree, nodes] of falling) {
    exceeding += nodes;
    if (exceeding > mayExceed) return degree;
  }
  return 0;
}
