import { initGraphQLTada } from 'gql.tada';
import type { introspection } from './graphql-env.d.ts';

/** Types documents by the server's schema: `npm run types` derives `graphql-env.d.ts` from it. */
export const graphql = initGraphQLTada<{ introspection: introspection }>();

export { type FragmentOf, type ResultOf, readFragment } from 'gql.tada';
