import { type Graph, unratedType } from '@rolegraph/graph-model';
import { readStatement } from '../../cypher/read-statement.ts';
import { type Database, read } from '../../releases/database.ts';
import type { NodeIndex } from '../../releases/node-index.ts';
import { readSlugs } from '../../releases/read-nodes.ts';
import { type CaseSink, noCases } from './check/cases.ts';

const sizes = readStatement('releases/sizes');

/** A fifth of a type, or more, is removed with `--force` only. */
const PARTS = 5;
const SAMPLES = 5;

/** A type of which an import would remove a fifth or more. */
export interface Removal {
  readonly kind: 'nodes' | 'relationships';
  readonly type: string;
  /** The current release's count. */
  readonly before: number;
  /** The count to remove: nodes by their slugs, relationships by their number. */
  readonly removed: number;
  /** Slugs of the first few nodes. */
  readonly samples: readonly string[];
}

/** The next release's records by type. */
export interface NextRelease {
  readonly nodes: NodeIndex;
  readonly counts: { readonly relationships: ReadonlyMap<string, number> };
}

/** An import would remove much of what the current release has. Nothing was written. */
export class ImportRemovesMuch extends Error {
  override readonly name = 'ImportRemovesMuch';
  readonly removals: readonly Removal[];
  readonly missingTables: readonly string[];

  /** @param missingTables Tables that the current release was made from and the import does not have. */
  constructor(release: string, removals: readonly Removal[], missingTables: readonly string[] = []) {
    super(
      `${removalLines(release, removals, missingTables).join('\n')}\nWhere that is meant, import with --force.`,
    );
    this.removals = removals;
    this.missingTables = missingTables;
  }
}

/** The removals of an import as lines to print. */
export function removalLines(
  release: string,
  removals: readonly Removal[],
  missingTables: readonly string[],
): readonly string[] {
  return [
    `Much of what release ${release} has would go:`,
    ...missingTables.map((table) => `  the table of ${table}, which release ${release} was made from`),
    ...removals.map(({ kind, type, before, removed, samples }) => {
      const more = removed > samples.length ? '; …' : '';
      const which = samples.length > 0 ? ` (${samples.join('; ')}${more})` : '';
      return `  ${type}: ${removed.toLocaleString('en')} of ${before.toLocaleString('en')} ${kind}${which}`;
    }),
  ];
}

/** Finds the types of which the next release would lack a fifth or more of what the current one has. */
export async function findRemovals(
  database: Database,
  graph: Graph,
  release: string,
  next: NextRelease,
  cases: CaseSink = noCases,
): Promise<readonly Removal[]> {
  const [row] = await read<{
    nodeTypes: string[];
    nodeCounts: number[];
    relationshipTypes: string[];
    relationshipCounts: number[];
  }>(database, sizes, { release });
  if (!row) return [];
  const removals: Removal[] = [];
  for (const [index, name] of row.nodeTypes.entries()) {
    const type = graph.nodes.get(name);
    const before = Number(row.nodeCounts[index]);
    if (!type || before === 0) continue;
    const samples: string[] = [];
    let removed = 0;
    for await (const slug of readSlugs(database, type, release)) {
      if (next.nodes.get({ type: name, slug }) !== undefined) continue;
      removed += 1;
      if (samples.length < SAMPLES) samples.push(slug);
      cases.add('removed', name, slug);
    }
    if (isMuch(removed, before)) removals.push({ kind: 'nodes', type: name, before, removed, samples });
  }
  const counts = new Map<string, number>();
  for (const [index, stored] of row.relationshipTypes.entries()) {
    const type = unratedType(stored);
    counts.set(type, (counts.get(type) ?? 0) + Number(row.relationshipCounts[index]));
  }
  for (const [type, before] of counts) {
    const removed = before - (next.counts.relationships.get(type) ?? 0);
    if (isMuch(removed, before)) {
      removals.push({ kind: 'relationships', type, before, removed, samples: [] });
    }
  }
  return removals;
}

function isMuch(removed: number, before: number): boolean {
  return removed > 0 && removed * PARTS >= before;
}
