import type { Question } from '../ask.ts';
import { ask } from '../ask.ts';
import { datasetVariable } from '../dataset.ts';
import { type Entity, entityFields, type Key, readKey, typeNamed } from '../entity.ts';

/** A statement between two entities. */
export interface Edge {
  readonly type: string;
  readonly basis: string;
  readonly strength: string | null;
  readonly sections: readonly string[];
  readonly note: string | null;
  readonly source: Entity;
  readonly target: Entity;
}

export interface Neighbourhood {
  readonly nodes: readonly { readonly distance: number; readonly node: Entity }[];
  readonly edges: readonly Edge[];
  /** Whether there is more than was asked for. */
  readonly truncated: boolean;
}

/** At most so many neighbours at once: a picture of more cannot be read. */
export const mostNeighbours = 250;

export function neighbourhoodQuestion(key: Key, types?: readonly string[]): Question {
  const found = readKey(key);
  return {
    query: `# What surrounds it?
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
}`,
    variables: {
      of: found?.slug ?? key,
      ofType: found?.type.value,
      types: types?.map((type) => typeNamed(type)?.value) ?? null,
      limit: mostNeighbours,
      ...datasetVariable(),
    },
  };
}

export async function readNeighbourhood(
  key: Key,
  signal?: AbortSignal,
  types?: readonly string[],
): Promise<Neighbourhood> {
  const { neighborhood } = await ask<{ neighborhood: Neighbourhood }>(
    neighbourhoodQuestion(key, types),
    signal,
  );
  return neighborhood;
}
