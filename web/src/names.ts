import { ask } from './ask.ts';
import { datasetVariable } from './dataset.ts';
import { type Entity, type Key, keyOf, readKey } from './entity.ts';

const known = new Map<string, string>();
const placeOf = (key: Key) => `${datasetVariable().dataset ?? ''} ${key}`;

/** So that what somebody has just chosen need not be asked for. */
export function rememberName(entity: Entity): void {
  known.set(placeOf(keyOf(entity)), entity.name);
}

/** The names of some entities, which the graph is asked for where they are not known; what is not there has none. */
export async function namesOf(keys: readonly Key[], signal?: AbortSignal): Promise<ReadonlyMap<Key, string>> {
  const missing = keys.flatMap((key) => (known.has(placeOf(key)) ? [] : (readKey(key) ?? [])));
  if (missing.length > 0) {
    const query = `# What are they called?
query Names($dataset: String, ${missing.map((_, index) => `$slug${index}: String!`).join(', ')}) {
  ${missing.map(({ type }, index) => `name${index}: ${type.lookup}(slug: $slug${index}, dataset: $dataset) { __typename slug name }`).join('\n  ')}
}`;
    const slugs = Object.fromEntries(missing.map(({ slug }, index) => [`slug${index}`, slug]));
    const variables = { ...datasetVariable(), ...slugs };
    const found = await ask<Record<string, Entity | null>>({ query, variables }, signal);
    for (const entity of Object.values(found)) if (entity) rememberName(entity);
  }
  return new Map(
    keys.flatMap((key) => {
      const name = known.get(placeOf(key));
      return name === undefined ? [] : [[key, name] as const];
    }),
  );
}
