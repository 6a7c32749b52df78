import type { NodeKey } from '../../../releases/index.ts';
import type { NodeIndex } from '../../../releases/node-index.ts';
import { nearestName } from '../read/nearest-name.ts';

/** Among more slugs, looking for the nearest takes seconds. */
const MOST_COMPARED = 50_000;

/**
 * Says that a reference leads nowhere, and where it most likely should.
 *
 * @param dataset The slug of the dataset that the reference stands in.
 */
export function describeMissing(
  { type, slug }: NodeKey,
  nodes: NodeIndex,
  dataset: string | undefined,
): string {
  const message = `is no ${type} of this dataset`;
  const [, other, rest = ''] = /^([a-z0-9-]+)\/(.+)$/s.exec(slug) ?? [];
  if (other !== undefined && other === dataset) return `${message}; write "${rest}", without the dataset`;
  if (other !== undefined) {
    return `${message}, and a relationship stays within its dataset: add the node here, or a Mapping to ${other}`;
  }
  const slugs = nodes.types.get(type);
  const nearest = slugs && slugs.size <= MOST_COMPARED ? nearestName(slug, slugsIn(slugs)) : undefined;
  return nearest === undefined ? message : `${message}; did you mean "${nearest}"?`;
}

function* slugsIn(slugs: Iterable<readonly [slug: string, number: number]>): Generator<string> {
  for (const [slug] of slugs) yield slug;
}
