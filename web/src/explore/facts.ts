import { askIfThere, NoAnswer, type Question } from '../ask.ts';
import { datasetVariable } from '../dataset.ts';
import { type Entity, entityFields, type Key, readKey } from '../entity.ts';

export interface Fact {
  readonly predicate: string | null;
  readonly strength: string;
  readonly note: string | null;
  readonly subject: Entity | null;
  readonly object: Entity | null;
  readonly section: { readonly slug: string; readonly heading: string } | null;
  readonly source: { readonly name: string } | null;
}

export interface Known extends Entity {
  readonly aliases: readonly string[];
  readonly description: string | null;
  readonly dataset: { readonly name: string; readonly licence: string } | null;
  readonly facts: {
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly nodes: readonly Fact[];
  };
  readonly conflicts: {
    readonly nodes: readonly {
      readonly kind: string;
      readonly description: string;
      readonly sections: readonly string[];
    }[];
  };
  /** Properties of its own type. */
  readonly [property: string]: unknown;
}

/** What is known of one entity: the question is made from what the schema says of its type. */
export function factsQuestion(key: Key, after: string | null = null): Question {
  const found = readKey(key);
  const properties = found?.type.properties.map(({ name }) => name).join(' ') ?? '';
  return {
    query: `# What is known of it, and what says so?
query Facts($slug: String!, $after: String, $dataset: String) {
  ${found?.type.lookup ?? 'role'}(slug: $slug, dataset: $dataset) {
    ${entityFields} aliases description ${properties}
    ${found?.type.sourced ? 'source { name }' : ''}
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
    }
  }
}`,
    variables: { slug: found?.slug ?? key, after, ...datasetVariable() },
  };
}

/** Null where there is no such entity. */
export async function readFacts(key: Key, after: string | null, signal?: AbortSignal): Promise<Known | null> {
  const data = await askIfThere<Record<string, Known | null>>(factsQuestion(key, after), signal);
  return Object.values(data ?? {})[0] ?? null;
}

/** What is known of an entity with all of its facts, of which `known` has the first page. @throws NoAnswer where a page cannot be had. */
export async function withAllFacts(key: Key, known: Known): Promise<Known> {
  const nodes = [...known.facts.nodes];
  let { pageInfo } = known.facts;
  while (pageInfo.hasNextPage) {
    const next = await readFacts(key, pageInfo.endCursor);
    if (!next) throw new NoAnswer('It is no longer in the graph.');
    nodes.push(...next.facts.nodes);
    ({ pageInfo } = next.facts);
  }
  return { ...known, facts: { ...known.facts, nodes, pageInfo } };
}
