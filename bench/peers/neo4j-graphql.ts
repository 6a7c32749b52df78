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
    similar(first: Int!): [Similar!]!
      @cypher(
        statement: "WITH this AS r, COUNT { (this)-[:REQUIRES_SKILL|USES]->() } AS own CALL (r) { MATCH (r)-[:REQUIRES_SKILL|USES]->()<-[:REQUIRES_SKILL|USES]-(o) RETURN o, count(*) AS common } WITH r, o, toFloat(common) / (own + COUNT { (o)-[:REQUIRES_SKILL|USES]->() } - common) AS score ORDER BY score DESC, o.slug LIMIT toInteger($first) RETURN {score: score, role: {name: o.name}} AS similar"
        columnName: "similar"
      )
    similarWithShared(first: Int!): [Similar!]!
      @cypher(
        statement: "WITH this AS r, COUNT { (this)-[:REQUIRES_SKILL|USES]->() } AS own CALL (r) { MATCH (r)-[:REQUIRES_SKILL|USES]->()<-[:REQUIRES_SKILL|USES]-(o) RETURN o, count(*) AS common } WITH r, o, toFloat(common) / (own + COUNT { (o)-[:REQUIRES_SKILL|USES]->() } - common) AS score ORDER BY score DESC, o.slug LIMIT toInteger($first) RETURN {score: score, role: {name: o.name}, shared: COLLECT { MATCH (r)-[:REQUIRES_SKILL|USES]->(s)<-[:REQUIRES_SKILL|USES]-(o) WITH s ORDER BY s.slug RETURN {name: s.name} }} AS similar"
        columnName: "similar"
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
  type Named {
    name: String!
  }
  type Similar {
    score: Float!
    role: Named!
    shared: [Named!]
  }
  type Ranked {
    degree: Int!
    node: Named!
  }
  type Path {
    nodes: [Named!]!
  }
  type PathResult {
    length: Int
    total: Int!
    paths: [Path!]!
  }
  type GapSkill {
    level: Float
    heldLevel: Float
    levelGap: Float
    skill: Named!
  }
  type SkillGap {
    coverage: Float
    coverageByLevel: Float
    missing: [GapSkill!]!
    shared: [GapSkill!]!
  }
  type Exclusive {
    role: Named!
    nodes: [Named!]!
  }
  type Comparison {
    relation: String!
    outgoing: Boolean!
    unionSize: Int!
    jaccard: Float!
    shared: [Named!]!
    exclusive: [Exclusive!]!
  }
  type SharedSkills {
    coverage: Float!
    reason: String
    nodes: [Named!]!
  }
  type Fit {
    score: Float!
    coverage: Float!
    role: Named!
    matched: [Named!]!
    missing: [Named!]!
  }
  type Near {
    distance: Int!
    node: Named!
  }
  type Link {
    type: String!
    source: Named!
    target: Named!
  }
  type Neighborhood {
    truncated: Boolean!
    nodes: [Near!]!
    edges: [Link!]!
  }
  type Query {
    frameworksSharedBy(roles: [String!]!, first: Int!): [Framework!]!
      @cypher(
        statement: "MATCH (a:Role {slug: $roles[0]}) MATCH (b:Role {slug: $roles[1]}) CALL (a, b) { MATCH (a)-[:USES]->(framework)<-[:USES]-(b) RETURN framework } RETURN framework ORDER BY framework.slug LIMIT toInteger($first)"
        columnName: "framework"
      )
    mostUsedFrameworks(first: Int!): [Ranked!]!
      @cypher(
        statement: "MATCH (f:Framework) WITH f, COUNT { (f)<-[:USES]-() } AS degree WHERE degree > 0 WITH f, degree ORDER BY degree DESC, f.slug LIMIT toInteger($first) RETURN {degree: degree, node: {name: f.name}} AS ranked"
        columnName: "ranked"
      )
    shortestPaths(from: String!, to: String!): PathResult
      @cypher(
        statement: "MATCH (a:Role {slug: $from}) MATCH (b:Role {slug: $to}) CALL (a, b) { MATCH path = allShortestPaths((a)-[:RELATED_TO*..4]-(b)) WITH DISTINCT nodes(path) AS walked ORDER BY [n IN walked | n.slug] RETURN collect(walked) AS ties } RETURN {length: size(ties[0]) - 1, total: size(ties), paths: [walked IN ties[..5] | {nodes: [n IN walked | {name: n.name}]}]} AS result"
        columnName: "result"
      )
    skillGap(from: String!, to: String!): SkillGap
      @cypher(
        statement: "MATCH (a:Role {slug: $from}) MATCH (b:Role {slug: $to}) CALL (a, b) { WITH COLLECT { MATCH (a)-[e:REQUIRES_SKILL]->(s) RETURN [s, e.level] } AS held, COLLECT { MATCH (b)-[e:REQUIRES_SKILL]->(s) WITH e, s ORDER BY s.slug RETURN [s, s.name, e.level] } AS asked WITH held, [one IN asked | [one[1], one[2], head([had IN held WHERE had[0] = one[0]])]] AS asked WITH held <> [] AND asked <> [] AS known, asked, [one IN asked WHERE one[2] IS NOT NULL | {level: one[1], heldLevel: one[2][1], levelGap: CASE WHEN one[1] > one[2][1] THEN one[1] - one[2][1] WHEN one[1] <= one[2][1] THEN 0.0 END, skill: {name: one[0]}}] AS shared WITH *, reduce(sum = 0.0, one IN asked | sum + coalesce(one[1], 0.0)) AS levels RETURN known, asked, shared, levels, reduce(sum = 0.0, one IN shared | sum + CASE WHEN one.heldLevel < one.level THEN one.heldLevel ELSE coalesce(one.level, 0.0) END) AS reached } RETURN {coverage: CASE WHEN known THEN toFloat(size(shared)) / size(asked) END, coverageByLevel: CASE WHEN known AND levels > 0 THEN reached / levels END, missing: [one IN asked WHERE one[2] IS NULL | {level: one[1], skill: {name: one[0]}}], shared: shared} AS gap"
        columnName: "gap"
      )
    compareRoles(roles: [String!]!): [Comparison!]!
      @cypher(
        statement: "MATCH (a:Role {slug: $roles[0]}) MATCH (b:Role {slug: $roles[1]}) CALL (a, b) { UNWIND [a, b] AS role MATCH (role)-[e]-(n) WITH a, type(e) AS relation, startNode(e) = role AS outgoing, n, collect(role = a) AS holders ORDER BY n.slug WITH relation, outgoing, collect([n.name, holders]) AS held RETURN relation, outgoing, size(held) AS unionSize, [one IN held WHERE size(one[1]) = 2 | {name: one[0]}] AS shared, [one IN held WHERE one[1] = [true] | {name: one[0]}] AS first, [one IN held WHERE one[1] = [false] | {name: one[0]}] AS second } WITH *, toFloat(size(shared)) / unionSize AS jaccard ORDER BY jaccard DESC, relation, outgoing RETURN {relation: relation, outgoing: outgoing, unionSize: unionSize, jaccard: jaccard, shared: shared, exclusive: [{role: {name: a.name}, nodes: first}, {role: {name: b.name}, nodes: second}]} AS comparison"
        columnName: "comparison"
      )
    skillsSharedBy(roles: [String!]!, first: Int!): SharedSkills
      @cypher(
        statement: "MATCH (a:Role {slug: $roles[0]}) MATCH (b:Role {slug: $roles[1]}) WITH a, b, size([r IN [a, b] WHERE EXISTS { (r)-[:REQUIRES_SKILL]->() }]) AS known RETURN {coverage: known / 2.0, reason: CASE known WHEN 2 THEN null WHEN 0 THEN 'NONE_ON_RECORD' ELSE 'SOME_NOT_ON_RECORD' END, nodes: COLLECT { MATCH (a)-[:REQUIRES_SKILL]->(s)<-[:REQUIRES_SKILL]-(b) WITH s ORDER BY s.slug LIMIT toInteger($first) RETURN {name: s.name} }} AS shared"
        columnName: "shared"
      )
    rolesForSkills(skills: [String!]!, first: Int!): [Fit!]!
      @cypher(
        statement: "UNWIND $skills AS slug MATCH (skill:Skill {slug: slug}) WITH collect(skill) AS held UNWIND held AS skill MATCH (skill)<-[:REQUIRES_SKILL]-(role) WITH held, role, collect(skill) AS matched WITH held, role, matched, COUNT { (role)-[:REQUIRES_SKILL]->() } AS needed WITH held, role, matched, needed, toFloat(size(matched)) / (needed + size(held) - size(matched)) AS score ORDER BY score DESC, role.slug LIMIT toInteger($first) RETURN {score: score, coverage: toFloat(size(matched)) / needed, role: {name: role.name}, matched: [skill IN matched | {name: skill.name}], missing: COLLECT { MATCH (role)-[:REQUIRES_SKILL]->(other) WHERE NOT other IN held WITH other ORDER BY other.slug RETURN {name: other.name} }} AS fit"
        columnName: "fit"
      )
    neighborhood(of: String!): Neighborhood
      @cypher(
        statement: "MATCH (of:Role {slug: $of}) CALL (of) { MATCH (of)-[:PERFORMS|RELATED_TO|REQUIRES_SKILL|USES]-(node) WHERE node <> of WITH DISTINCT node ORDER BY node.slug, labels(node) LIMIT 100 RETURN collect(node) AS met } WITH of, met[..99] AS near, size(met) > 99 AS truncated WITH of, near, truncated, [of] + near AS all RETURN {truncated: truncated, nodes: [{distance: 0, node: {name: of.name}}] + [node IN near | {distance: 1, node: {name: node.name}}], edges: COLLECT { UNWIND all AS source MATCH (source)-[said:PERFORMS|RELATED_TO|REQUIRES_SKILL|USES]->(target) WHERE target IN all WITH source, target, said ORDER BY type(said), source.slug, target.slug RETURN {type: type(said), source: {name: source.name}, target: {name: target.name}} }} AS result"
        columnName: "result"
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
