import { createSchema, createYoga } from 'graphql-yoga';
import neo4j from 'neo4j-driver';
import { serveInChild } from './child.ts';

/** The least that Yoga can do: the bar for answers that are kept. */
serveInChild((access) => {
  const yoga = createYoga({
    schema: createSchema({
      typeDefs: 'type Query { hello: String }',
      resolvers: { Query: { hello: () => 'world' } },
    }),
    logging: false,
  });
  const driver = neo4j.driver(access.uri, neo4j.auth.basic(access.username, access.password));
  return { listener: (request, response) => void yoga(request, response), driver };
});
