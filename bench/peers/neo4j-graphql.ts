import { Neo4jGraphQL } from '@neo4j/graphql';
import { createYoga } from 'graphql-yoga';
import neo4j from 'neo4j-driver';
import { serveInChild } from '../servers/child.ts';
import { typeDefs } from './type-definitions.ts';

/** @neo4j/graphql on Yoga, tuned: no deprecated fields, no mutations or subscriptions, the driver without telemetry and notifications. */
serveInChild(async ({ uri, username, password }) => {
  const driver = neo4j.driver(uri, neo4j.auth.basic(username, password), {
    telemetryDisabled: true,
    notificationFilter: { minimumSeverityLevel: 'OFF' },
    maxConnectionPoolSize: 50,
  });
  const library = new Neo4jGraphQL({
    typeDefs,
    driver,
    features: {
      excludeDeprecatedFields: {
        mutationOperations: true,
        aggregationFilters: true,
        aggregationFiltersOutsideConnection: true,
        relationshipFilters: true,
        attributeFilters: true,
      },
    },
  });
  const schema = await library.getSchema();
  if (process.env.PRINT_SCHEMA) {
    const { printSchema } = await import('graphql');
    process.stdout.write(printSchema(schema));
  }
  const yoga = createYoga({
    schema,
    graphiql: false,
    landingPage: false,
    logging: false,
    maskedErrors: false,
    multipart: false,
    cors: false,
    context: () => ({ executionContext: driver, sessionConfig: { database: 'neo4j' } }),
  });
  return { listener: yoga, driver };
});
