import type { Graph } from '@rolegraph/graph-model';
import type { LongText } from './long-texts.ts';

/** Nodes of a release that a message names. */
const maxNamed = 5;

/** Letters of a node that a message shows: its slug may be what is too long. */
const maxLetters = 60;

/** Collects nodes for a message: of each release the count and the first few. */
export class AffectedNodes {
  readonly #graph: Graph;
  readonly #releases = new Map<string, { count: number; readonly named: string[] }>();

  constructor(graph: Graph) {
    this.#graph = graph;
  }

  add({ labels, slug, release, dataset }: Pick<LongText, 'labels' | 'slug' | 'release' | 'dataset'>): void {
    const type = labels.find((label) => this.#graph.nodes.has(label)) ?? labels.join(':');
    const of = dataset === null ? '' : ` of the dataset ${dataset}`;
    const where = release === null ? 'no release' : `release ${release}${of}`;
    const entry = this.#releases.get(where) ?? { count: 0, named: [] };
    entry.count += 1;
    if (entry.named.length < maxNamed) entry.named.push(shortened(`${type} ${slug}`));
    this.#releases.set(where, entry);
  }

  get hasNodes(): boolean {
    return this.#releases.size > 0;
  }

  /** Such as `release onet_2 of the dataset onet (Role 15-1252.00 and 3 more)`. */
  get description(): string {
    return [...this.#releases]
      .map(([where, { count, named }]) => {
        const more = count > named.length ? ` and ${count - named.length} more` : '';
        return `${where} (${named.join(', ')}${more})`;
      })
      .join('; ');
  }
}

function shortened(text: string): string {
  return text.length > maxLetters ? `${text.slice(0, maxLetters)}…` : text;
}
