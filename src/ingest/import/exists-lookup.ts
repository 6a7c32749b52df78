import type { Graph } from '@rolegraph/graph-model';
import type { Database } from '../../releases/database.ts';
import type { Published } from '../../releases/index.ts';
import { NodeIndex } from '../../releases/node-index.ts';
import { readNodes } from '../../releases/read-nodes.ts';
import type { ExistsLookup, ImportSource } from './source.ts';

/** Looks up nodes that the source may refer to: of the dataset that it adds to, and of the datasets that it names. */
export async function existsLookup(
  database: Database,
  model: Graph,
  source: ImportSource,
  current: ReadonlyMap<string, Published>,
): Promise<ExistsLookup> {
  const index = new NodeIndex();
  const addNodes = async (dataset: string, types: readonly string[], prefix: string) => {
    const release = current.get(dataset)?.release;
    if (release === undefined) return;
    for (const name of types) {
      const type = model.nodes.get(name);
      if (!type) throw new TypeError(`There is no node type ${name}`);
      for await (const { slug, part } of readNodes(database, type, release)) {
        if (part === undefined || part !== source.name) index.add({ type: name, slug: `${prefix}${slug}` });
      }
    }
  };
  if (source.addsTo) await addNodes(source.dataset, source.addsTo.types, '');
  for (const [dataset, types] of Object.entries(source.refersTo ?? {}))
    await addNodes(dataset, types, `${dataset}/`);
  return Object.assign((type: string, slug: string) => index.get({ type, slug }) !== undefined, {
    *slugs(type: string) {
      for (const [slug] of index.types.get(type) ?? []) yield slug;
    },
  });
}
