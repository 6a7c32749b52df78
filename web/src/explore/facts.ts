import { askIfThere, present, type Question } from '../ask.ts';
import { datasetVariable } from '../dataset.ts';
import { entityFields, type Key, readKey } from '../entity.ts';
import type { SelectionOf } from '../graphql.ts';

const knownFields = `${entityFields} aliases description
    dataset { name licence }
    conflicts { nodes { kind description sections } }
    facts(first: 25, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        predicate strength note
        subject { ${entityFields} }
        object { ${entityFields} }
        section { slug heading }
        source { name }
      }
    }` as const;

/** What is known of one entity, with the properties of its own type by name. */
export type Known = SelectionOf<'Entity', typeof knownFields> & {
  readonly source?: Fact['source'];
  readonly [property: string]: unknown;
};

export type Fact = SelectionOf<'Entity', typeof knownFields>['facts']['nodes'][number];

/** What is known of one entity: the question is made from what the schema says of its type. */
export function factsQuestion(key: Key, after: string | null = null): Question {
  const found = readKey(key);
  const properties = found?.type.properties.map(({ name }) => name).join(' ') ?? '';
  return {
    query: `# What is known of it, and what says so?
query Facts($slug: String!, $after: String, $dataset: String) {
  entity: ${found?.type.lookup ?? 'role'}(slug: $slug, dataset: $dataset) {
    ${knownFields}
    ${properties} ${found?.type.sourced ? 'source { name }' : ''}
  }
}`,
    variables: { slug: found?.slug ?? key, after, ...datasetVariable() },
  };
}

/** Null where there is no such entity. */
export async function readFacts(key: Key, after: string | null, signal?: AbortSignal): Promise<Known | null> {
  const data = await askIfThere(factsQuestion(key, after), signal);
  return (data as { readonly entity: Known | null } | null)?.entity ?? null;
}

/** What is known of an entity with all of its facts, of which `known` has the first page. @throws NoAnswer where a page cannot be had. */
export async function withAllFacts(key: Key, known: Known): Promise<Known> {
  const nodes = [...known.facts.nodes];
  let { pageInfo } = known.facts;
  while (pageInfo.hasNextPage) {
    const { facts } = present(await readFacts(key, pageInfo.endCursor));
    nodes.push(...facts.nodes);
    ({ pageInfo } = facts);
  }
  return { ...known, facts: { ...known.facts, nodes, pageInfo } };
}
