/** The path under which GraphQL is served. */
export const graphqlEndpoint = '/graphql';
