import { ask, present } from '../ask.ts';
import { datasetVariable } from '../dataset.ts';
import { entityFields, type Key, readKey, typeFilter } from '../entity.ts';
import type { DataOf } from '../graphql.ts';

/** At most so many neighbours at once: a picture of more cannot be read. */
export const mostNeighbours = 250;

export const neighbourhoodQuery = `# What surrounds it?
query Neighborhood($of: String!, $ofType: EntityType, $types: [EntityType!], $limit: Int, $dataset: String) {
  neighborhood(of: $of, ofType: $ofType, types: $types, limit: $limit, dataset: $dataset) {
    truncated
    nodes { distance node { ${entityFields} } }
    edges {
      type basis strength sections note
      source { ${entityFields} }
      target { ${entityFields} }
    }
  }
}` as const;

export type Neighbourhood = NonNullable<DataOf<typeof neighbourhoodQuery>['neighborhood']>;

/** A statement between two entities. */
export type Edge = Neighbourhood['edges'][number];

export async function readNeighbourhood(
  key: Key,
  signal?: AbortSignal,
  types?: readonly string[],
): Promise<Neighbourhood> {
  const found = readKey(key);
  const { neighborhood } = await ask(
    {
      query: neighbourhoodQuery,
      variables: {
        of: found?.slug ?? key,
        ofType: found?.type.value ?? null,
        types: typeFilter(types),
        limit: mostNeighbours,
        ...datasetVariable(),
      },
    },
    signal,
  );
  return present(neighborhood);
}
