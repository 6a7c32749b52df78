import type { Asking, Values, Work } from '../works/work.ts';

export type Contender = 'ours' | 'before' | 'reference' | 'neo4jGraphql' | 'dataloader';

export interface ContenderFacts {
  readonly title: string;
  /** Below `bench/`. */
  readonly script: string;
}

/** Everything that is measured side by side. */
export const contenders: Readonly<Record<Contender, ContenderFacts>> = {
  ours: { title: 'RoleGraph', script: 'servers/ours.ts' },
  /** Of another checkout, as `--against` names it. */
  before: { title: 'RoleGraph before', script: 'servers/ours.ts' },
  reference: { title: 'reference (raw driver)', script: 'servers/reference.ts' },
  neo4jGraphql: { title: '@neo4j/graphql 7.6.3', script: 'peers/neo4j-graphql.ts' },
  dataloader: { title: 'DataLoader per level', script: 'peers/dataloader.ts' },
};

/** The request by which a contender is asked a work; undefined where it does not take part. */
export function requestOf(
  work: Work,
  contender: Contender,
  values: Values,
): { readonly path: string; readonly body: string; readonly asking: Asking | undefined } | undefined {
  if (contender === 'reference') {
    return { path: `/${work.name}`, body: JSON.stringify({ variables: values }), asking: undefined };
  }
  const asking = contender === 'before' ? work.ours : work[contender];
  if (!asking) return undefined;
  const variables = asking.values?.(values) ?? values;
  return { path: '/graphql', body: JSON.stringify({ query: asking.query, variables }), asking };
}
