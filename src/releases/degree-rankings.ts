import { type DegreeRanking, degreeRankings, type Graph, rankingLength } from '@rolegraph/graph-model';
import { sortKey } from '@rolegraph/graph-model/text';
import neo4j from 'neo4j-driver';

/** A node's counts of relationships by stored type, by direction. */
export interface NodeDegrees {
  readonly slug: string;
  readonly outgoing: ReadonlyMap<string, number>;
  readonly incoming: ReadonlyMap<string, number>;
}

/** Ranks the nodes of types of which a release has more than a ranking lists: a few are sorted at once. */
export class DegreeRankings {
  readonly #byType = new Map<string, { readonly ranking: DegreeRanking; readonly top: TopNodes }[]>();

  /** @param nodesByType The release's number of nodes by type. */
  constructor(graph: Graph, nodesByType: ReadonlyMap<string, number>) {
    const isPresent = ({ name }: { readonly name: string }) => (nodesByType.get(name) ?? 0) > 0;
    for (const ranking of degreeRankings(graph)) {
      const { name } = ranking.nodeType;
      if ((nodesByType.get(name) ?? 0) <= rankingLength || ranking.unless.some(isPresent)) continue;
      const rankings = this.#byType.get(name) ?? [];
      rankings.push({ ranking, top: new TopNodes(rankingLength) });
      this.#byType.set(name, rankings);
    }
  }

  add(nodeType: string, { slug, outgoing, incoming }: NodeDegrees): void {
    for (const { ranking, top } of this.#byType.get(nodeType) ?? []) {
      let degree = 0;
      for (const { outgoing: away, type } of ranking.counts)
        degree += (away ? outgoing : incoming).get(type) ?? 0;
      top.add(slug, degree);
    }
  }

  /** The rankings by which nodes differ, as they are stored. */
  stored(): readonly Record<string, unknown>[] {
    return [...this.#byType.values()].flat().flatMap(({ ranking: { key }, top: { slugs, degrees } }) => {
      if ((degrees[0] ?? 0) === 0) return [];
      return [{ key, slugs, degrees: degrees.map((degree) => neo4j.int(degree)) }];
    });
  }
}

/** The nodes of highest degree of those that were added, ties by slug as Neo4j sorts them. */
class TopNodes {
  readonly slugs: string[] = [];
  readonly degrees: number[] = [];
  readonly #length: number;

  constructor(length: number) {
    this.#length = length;
  }

  add(slug: string, degree: number): void {
    const isFull = this.slugs.length === this.#length;
    if (isFull && !this.#isBefore(slug, degree, this.#length - 1)) return;
    let [low, high] = [0, this.slugs.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#isBefore(slug, degree, middle)) high = middle;
      else low = middle + 1;
    }
    if (isFull) {
      this.slugs.pop();
      this.degrees.pop();
    }
    this.slugs.splice(low, 0, slug);
    this.degrees.splice(low, 0, degree);
  }

  #isBefore(slug: string, degree: number, index: number): boolean {
    const other = this.degrees[index] ?? 0;
    return degree > other || (degree === other && sortKey(slug) < sortKey(this.slugs[index] ?? ''));
  }
}
