import { askIfThere } from './ask.ts';
import { datasetVariable } from './dataset.ts';
import { type Entity, type EntityType, type Key, keyOf, readKey } from './entity.ts';

const known = new Map<string, string>();
const placeOf = (key: Key) => `${datasetVariable().dataset ?? ''} ${key}`;

/** So that what somebody has just chosen need not be asked for. */
export function rememberName(entity: Entity): void {
  known.set(placeOf(keyOf(entity)), entity.name);
}

/** What is an entity called? @param lookup The field that looks up one of its type. */
export function nameQuestion(lookup: EntityType['lookup'], slug: string) {
  const query = `# What is it called?
query Name($slug: String!, $dataset: String) {
  entity: ${lookup}(slug: $slug, dataset: $dataset) { __typename slug name }
}` as const;
  return { query, variables: { slug, ...datasetVariable() } };
}

/** The names of some entities, which the graph is asked for where they are not known; what is not there has none. */
export async function namesOf(keys: readonly Key[], signal?: AbortSignal): Promise<ReadonlyMap<Key, string>> {
  const missing = keys.flatMap((key) => (known.has(placeOf(key)) ? [] : (readKey(key) ?? [])));
  await Promise.all(
    missing.map(async ({ type, slug }) => {
      const named = await askIfThere(nameQuestion(type.lookup, slug), signal);
      if (named?.entity) rememberName(named.entity);
    }),
  );
  return new Map(
    keys.flatMap((key) => {
      const name = known.get(placeOf(key));
      return name === undefined ? [] : [[key, name] as const];
    }),
  );
}
