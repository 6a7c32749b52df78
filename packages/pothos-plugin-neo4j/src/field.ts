import type { NodeType, Relationship } from '@rolegraph/graph-model';
import type { GraphQLField } from 'graphql';
import type { Traversal } from './traversal.ts';

/** Whether a condition reads the node of a row or the relationship that leads to it. */
export type Side = 'node' | 'edge';

/** What a GraphQL field of the graph stands for. Every generated field carries one, and the planner reads nothing else. */
export type GraphField =
  | { readonly kind: 'lookup'; readonly type: NodeType }
  | { readonly kind: 'list'; readonly type: NodeType }
  | { readonly kind: 'node' }
  | { readonly kind: 'nodes' }
  | { readonly kind: 'traversal'; readonly traversal: Traversal }
  | { readonly kind: 'id' }
  | {
      readonly kind: 'property';
      readonly property: string;
      readonly list: boolean;
      readonly required: boolean;
      /** The names of an enum's values by what is stored, where that differs. */
      readonly names: ReadonlyMap<string, string> | undefined;
    }
  | { readonly kind: 'basis' }
  | { readonly kind: 'relationship'; readonly relationship: Relationship }
  | { readonly kind: 'column'; readonly column: string }
  | { readonly kind: 'part'; readonly part: string }
  | { readonly kind: 'connection.nodes' }
  | { readonly kind: 'connection.edges' }
  | { readonly kind: 'connection.pageInfo' }
  | { readonly kind: 'connection.totalCount' }
  | { readonly kind: 'edge.node' }
  | { readonly kind: 'edge.cursor' }
  | { readonly kind: 'page'; readonly part: PagePart }
  | { readonly kind: 'connection.aggregate' }
  | { readonly kind: 'connection.groups' }
  | { readonly kind: 'aggregate.side'; readonly side: Side }
  | { readonly kind: 'aggregate.number'; readonly property: string }
  | { readonly kind: 'aggregate.function'; readonly name: AggregateFunction }
  | { readonly kind: 'group'; readonly part: 'key' | 'count' | 'aggregate' }
  | { readonly kind: 'connection.threshold' }
  | { readonly kind: 'threshold.value'; readonly property: string }
  | { readonly kind: 'threshold.count' }
  | { readonly kind: 'threshold.reasons' }
  | { readonly kind: 'threshold.reason'; readonly part: 'reason' | 'count' }
  /** A field with an ordinary resolver, and the properties of its node that the resolver reads. */
  | { readonly kind: 'ordinary'; readonly needs: readonly string[]; readonly lists: ReadonlySet<string> };

export type AggregateFunction =
  | 'count'
  | 'missing'
  | 'distinct'
  | 'min'
  | 'max'
  | 'avg'
  | 'sum'
  | 'median'
  | 'percentile'
  | 'standardDeviation';

export type PagePart = 'hasNextPage' | 'hasPreviousPage' | 'startCursor' | 'endCursor';

const KEY = 'rolegraph';

/** The `extensions` by which a generated field is recognised. */
export function graphExtensions(field: GraphField): Readonly<Record<string, GraphField>> {
  return { [KEY]: field };
}

/** What a field stands for, or undefined for a field that the graph knows nothing of. */
export function graphFieldOf({
  extensions,
}: Pick<GraphQLField<unknown, unknown>, 'extensions'>): GraphField | undefined {
  return extensions[KEY] as GraphField | undefined;
}

const ownResolvers = new WeakSet<object>();

/** Marks a resolver as one that only gives what was read. */
export function graphResolver<Resolver extends object>(resolve: Resolver): Resolver {
  ownResolvers.add(resolve);
  return resolve;
}

/**
 * Whether another plugin has put something before or behind a field's resolver, such as a question who may see it. Such a field has to be
 * resolved: its answer may not be taken from what was read.
 */
export function isWrapped({ resolve }: Pick<GraphQLField<unknown, unknown>, 'resolve'>): boolean {
  return resolve !== undefined && !ownResolvers.has(resolve);
}
