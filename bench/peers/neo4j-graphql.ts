import { Neo4jGraphQL } from '@neo4j/graphql';
import { createYoga } from 'graphql-yoga';
import neo4j from 'neo4j-driver';
import { serveInChild } from '../servers/child.ts';

/** The same stored graph, as users of @neo4j/graphql declare it. Its hot questions are `@cypher` fields, as they would write them. */
const typeDefs = /* GraphQL */ `
  type Role @node @mutation(operations: []) @subscription(events: []) {
    slug: String!
    name: String!
    description: String
    skills: [Skill!]! @relationship(type: "REQUIRES_SKILL", direction: OUT, properties: "Requires")
    frameworks: [Framework!]! @relationship(type: "USES", direction: OUT, properties: "Uses")
    frameworkCategories: [Group!]!
      @cypher(
        statement: "MATCH (this)-[:USES]->(f) WITH f.category AS key, count(*) AS count ORDER BY count DESC, key RETURN {key: key, count: count} AS group"
        columnName: "group"
      )
  }
  type Skill @node @mutation(operations: []) @subscription(events: []) {
    slug: String!
    name: String!
    kind: String!
    requiredBy: [Role!]! @relationship(type: "REQUIRES_SKILL", direction: IN, properties: "Requires")
  }
  type Framework @node @mutation(operations: []) @subscription(events: []) {
    slug: String!
    name: String!
    category: String!
    hot: Boolean!
    usedBy: [Role!]! @relationship(type: "USES", direction: IN, properties: "Uses")
  }
  type Uses @relationshipProperties {
    inDemand: Boolean
  }
  type Requires @relationshipProperties {
    importance: Float
    level: Float
  }
  type Group {
    key: String!
    count: Int!
  }
  type Hit {
    name: String!
    score: Float!
  }
  type Query {
    frameworksSharedBy(roles: [String!]!, first: Int!): [Framework!]!
      @cypher(
        statement: "MATCH (a:Role {slug: $roles[0]}) MATCH (b:Role {slug: $roles[1]}) CALL (a, b) { MATCH (a)-[:USES]->(framework)<-[:USES]-(b) RETURN framework } RETURN framework ORDER BY framework.slug LIMIT toInteger($first)"
        columnName: "framework"
      )
    search(text: String!, first: Int!): [Hit!]!
      @cypher(
        statement: "CALL db.index.fulltext.queryNodes('entities', $text) YIELD node, score WITH node, score ORDER BY score DESC, node.slug LIMIT toInteger($first) RETURN {name: node.name, score: score} AS hit"
        columnName: "hit"
      )
  }
`;

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
