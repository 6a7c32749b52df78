/** The same stored graph, as users of @neo4j/graphql declare it. Its hot questions are `@cypher` fields, as they would write them. */
export const typeDefs = /* GraphQL */ `
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
  type ProjectType @node @mutation(operations: []) @subscription(events: []) {
    slug: String!
    name: String!
    roles: [Role!]! @relationship(type: "SUITS", direction: OUT, properties: "Suits")
  }
  type Suits @relationshipProperties {
    fit: String
  }
  type Trend @node @mutation(operations: []) @subscription(events: []) {
    slug: String!
    name: String!
    roles: [Role!]! @relationship(type: "AFFECTS", direction: OUT, properties: "Affects")
    skills: [Skill!]! @relationship(type: "DEMANDS", direction: OUT)
    drives: [Trend!]! @relationship(type: "DRIVES", direction: OUT)
    statistics: [Statistic!]! @relationship(type: "HAS_STATISTIC", direction: OUT)
  }
  type Affects @relationshipProperties {
    effect: String
  }
  type Statistic @node @mutation(operations: []) @subscription(events: []) {
    slug: String!
    name: String!
  }
  type Suggestion {
    text: String!
    entity: Named!
  }
  input Term {
    text: String!
    key: String!
    pairs: [String!]!
    parts: [String!]!
    exact: String!
    close: String!
    words: String!
  }
  type Candidate {
    label: String!
    tier: String!
    confidence: Float!
    entity: Named!
  }
  type TermMatch {
    term: String!
    candidates: [Candidate!]!
  }
  type ProjectSkill {
    skill: Named!
    role: Named
  }
  type ProjectFramework {
    fit: String
    framework: Named!
    role: Named
  }
  type SalaryGap {
    comparable: Boolean!
    amount: Int
    percent: Float
    reason: String
    statistic: String!
    region: String!
    source: Named!
  }
  type NodeTypeCount {
    type: String!
    count: Int!
  }
  type RelationshipTypeCount {
    type: String!
    inferred: Boolean!
    count: Int!
  }
  type GraphStatistics {
    nodes: Int!
    relationships: Int!
    nodeTypes: [NodeTypeCount!]!
    relationshipTypes: [RelationshipTypeCount!]!
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
        statement: "MATCH (a:Role {slug: $from}) MATCH (b:Role {slug: $to}) CALL (a, b) { WITH COLLECT { MATCH (a)-[e:REQUIRES_SKILL|REQUIRES_SKILL_RATED]->(s) RETURN [s, e.level] } AS held, COLLECT { MATCH (b)-[e:REQUIRES_SKILL]->(s) WITH e, s ORDER BY s.slug RETURN [s, s.name, e.level, e.importance, s.slug] } AS asked WITH [one IN asked | {skill: {name: one[1]}, level: one[2], heldLevel: head([had IN held WHERE had[0] = one[0] | had[1]]), importance: one[3], slug: one[4]}] AS rows RETURN COLLECT { UNWIND rows AS row WITH row, row.level - row.heldLevel AS gap WHERE gap > 0 WITH row, gap ORDER BY row.importance * gap DESC, gap DESC, row.slug RETURN {level: row.level, skill: row.skill} } AS missing, [row IN rows WHERE row.level <= row.heldLevel | {level: row.level, heldLevel: row.heldLevel, levelGap: 0.0, skill: row.skill}] AS shared, reduce(sum = 0.0, row IN rows | sum + CASE WHEN row.heldLevel < row.level THEN row.heldLevel ELSE row.level END) AS reached, reduce(sum = 0.0, row IN rows | sum + row.level) AS levels } RETURN {coverage: toFloat(size(shared)) / (size(shared) + size(missing)), coverageByLevel: reached / levels, missing: missing, shared: shared} AS gap"
        columnName: "gap"
      )
    compareRoles(roles: [String!]!): [Comparison!]!
      @cypher(
        statement: "MATCH (a:Role {slug: $roles[0]}) MATCH (b:Role {slug: $roles[1]}) CALL (a, b) { UNWIND [a, b] AS role MATCH (role)-[e:PERFORMS|RELATED_TO|USES]-(n) WITH a, type(e) AS type, startNode(e) = role AS outgoing, n, collect(role = a) AS holders ORDER BY n.slug WITH type, outgoing, collect([n.name, holders]) AS held RETURN CASE type WHEN 'PERFORMS' THEN 'TASKS' WHEN 'USES' THEN 'FRAMEWORKS' ELSE CASE WHEN outgoing THEN 'RELATED' ELSE 'RELATED_FROM' END END AS relation, outgoing, size(held) AS unionSize, [one IN held WHERE size(one[1]) = 2 | {name: one[0]}] AS shared, [one IN held WHERE one[1] = [true] | {name: one[0]}] AS first, [one IN held WHERE one[1] = [false] | {name: one[0]}] AS second } WITH *, toFloat(size(shared)) / unionSize AS jaccard ORDER BY jaccard DESC, relation RETURN {relation: relation, outgoing: outgoing, unionSize: unionSize, jaccard: jaccard, shared: shared, exclusive: [{role: {name: a.name}, nodes: first}, {role: {name: b.name}, nodes: second}]} AS comparison"
        columnName: "comparison"
      )
    skillsSharedBy(roles: [String!]!, first: Int!): SharedSkills
      @cypher(
        statement: "MATCH (a:Role {slug: $roles[0]}) MATCH (b:Role {slug: $roles[1]}) WITH a, b, size([r IN [a, b] WHERE EXISTS { (r)-[:REQUIRES_SKILL]->() }]) AS known RETURN {coverage: known / 2.0, reason: CASE known WHEN 2 THEN null WHEN 0 THEN 'NONE_ON_RECORD' ELSE 'SOME_NOT_ON_RECORD' END, nodes: COLLECT { MATCH (a)-[:REQUIRES_SKILL]->(s)<-[:REQUIRES_SKILL]-(b) WITH s ORDER BY s.slug LIMIT toInteger($first) RETURN {name: s.name} }} AS shared"
        columnName: "shared"
      )
    rolesForSkills(skills: [String!]!, first: Int!): [Fit!]!
      @cypher(
        statement: "UNWIND $skills AS slug MATCH (skill:Skill {slug: slug}) WITH collect(skill) AS held UNWIND held AS skill MATCH (skill)<-[rated:REQUIRES_SKILL]-(role) WITH held, role, collect(skill) AS matched, sum(rated.importance / 5.0 * rated.level / 7.0) AS weight WITH held, role, matched, weight, COUNT { (role)-[:REQUIRES_SKILL]->() } AS needed WITH held, role, matched, needed, weight / sqrt(toFloat(size(held) * needed)) AS score ORDER BY score DESC, role.slug LIMIT toInteger($first) RETURN {score: score, coverage: toFloat(size(matched)) / needed, role: {name: role.name}, matched: [skill IN matched | {name: skill.name}], missing: COLLECT { MATCH (role)-[:REQUIRES_SKILL]->(other) WHERE NOT other IN held WITH other ORDER BY other.slug RETURN {name: other.name} }} AS fit"
        columnName: "fit"
      )
    neighborhood(of: String!): Neighborhood
      @cypher(
        statement: "MATCH (of:Role {slug: $of}) CALL (of) { MATCH (of)-[:PERFORMS|RELATED_TO|REQUIRES_SKILL|USES]-(node) WHERE node <> of WITH DISTINCT node ORDER BY node.slug, labels(node) LIMIT 100 RETURN collect(node) AS met } WITH of, met[..99] AS near, size(met) > 99 AS truncated WITH of, near, truncated, [of] + near AS all RETURN {truncated: truncated, nodes: [{distance: 0, node: {name: of.name}}] + [node IN near | {distance: 1, node: {name: node.name}}], edges: COLLECT { UNWIND all AS source MATCH (source)-[said:PERFORMS|RELATED_TO|REQUIRES_SKILL|USES]->(target) WHERE target IN all WITH source, target, said ORDER BY type(said), source.slug, target.slug RETURN {type: type(said), source: {name: source.name}, target: {name: target.name}} }} AS result"
        columnName: "result"
      )
    search(words: String!, key: String!, exactly: String!, first: Int!): [Hit!]!
      @cypher(
        statement: "WITH COLLECT { CALL db.index.fulltext.queryNodes('entityNames', $exactly) YIELD node RETURN node } AS exactly CALL (exactly) { UNWIND exactly AS node RETURN node, CASE node.nameKeys[0] WHEN $key THEN 2000000.0 ELSE 1000000.0 END AS score UNION ALL CALL db.index.fulltext.queryNodes('entities', $words) YIELD node, score WHERE NOT node IN exactly RETURN node, score } WITH score, collect(node) AS tied ORDER BY score DESC LIMIT toInteger($first) UNWIND tied AS node WITH node, score ORDER BY score DESC, node.slug LIMIT toInteger($first) RETURN {name: node.name, score: score} AS hit"
        columnName: "hit"
      )
    suggest(words: String!, key: String!, parts: [String!]!, names: String!, first: Int!): [Suggestion!]!
      @cypher(
        statement: "WITH COLLECT { CALL db.index.fulltext.queryNodes('entityNames', $names) YIELD node WITH node, node.nameKeys AS keys WITH node, keys, reduce(best = null, at IN range(0, size(keys) - 1) | CASE WHEN keys[at] STARTS WITH $key AND (best IS NULL OR size(keys[at]) < size(keys[best])) THEN at ELSE best END) AS at WITH node, CASE at WHEN 0 THEN node.name ELSE node.aliases[at - 1] END AS text, CASE WHEN keys[at] <> $key THEN 2 WHEN at = 0 THEN 0 ELSE 1 END AS level ORDER BY level, size(text), node.slug LIMIT toInteger($first) RETURN [text, node] } AS begun CALL (begun) { UNWIND begun AS one RETURN one[0] AS text, one[1] AS node UNION ALL WITH [one IN begun | one[1]] AS nodes WHERE size(nodes) < $first CALL db.index.fulltext.queryNodes('entities', $words) YIELD node WHERE NOT node IN nodes WITH nodes, node ORDER BY size(node.name), node.slug WITH nodes, collect(node) AS later UNWIND later[..toInteger($first) - size(nodes)] AS node RETURN coalesce(head([at IN range(0, size(node.aliases)) WHERE all(part IN $parts WHERE ([node.nameWords] + node.aliasesWords)[at] CONTAINS part) | ([node.name] + node.aliases)[at]]), node.name) AS text, node } RETURN {text: text, entity: {name: node.name}} AS suggestion"
        columnName: "suggestion"
      )
    resolveTerms(terms: [Term!]!): [TermMatch!]!
      @cypher(
        statement: "UNWIND range(0, size($terms) - 1) AS position WITH position, $terms[position] AS term WITH position, term, COLLECT { MATCH (entity:Entity {slug: trim(term.text)}) RETURN entity } AS slugs, COLLECT { CALL db.index.fulltext.queryNodes('entityNames', term.exact) YIELD node RETURN node } AS called WITH position, term, slugs, [entity IN called WHERE NOT entity IN slugs AND entity.nameKeys[0] = term.key] AS names, [entity IN called WHERE NOT entity IN slugs AND entity.nameKeys[0] <> term.key] AS aliases WITH position, term, [entity IN slugs | [entity.slug, 'SLUG', 1.0 / size(slugs), entity, 0]] + [entity IN names | [entity.name, 'NAME', 1.0 / size(names), entity, 0]] + [entity IN aliases | [head([at IN range(1, size(entity.aliases)) WHERE entity.nameKeys[at] = term.key | entity.aliases[at - 1]]), 'ALIAS', 0.9 / size(aliases), entity, 0]] AS exact WITH position, term, exact, CASE exact WHEN [] THEN COLLECT { CALL (term) { CALL db.index.fulltext.queryNodes('entities', term.words) YIELD node AS entity RETURN entity LIMIT 20 UNION CALL db.index.fulltext.queryNodes('entityNames', term.close) YIELD node AS entity RETURN entity LIMIT 20 } WITH term, entity, entity.nameKeys AS keys, [entity.nameWords] + entity.aliasesWords AS texts, entity.nameInitials AS initials UNWIND range(0, size(keys) - 1) AS at WITH term, entity, at, keys[at] AS key, texts[at] AS words, initials[at] AS initials WITH entity, at, term, words, initials, all(part IN term.parts WHERE words CONTAINS part OR initials CONTAINS part) AS named, 0.8 * 2.0 * size([pair IN term.pairs WHERE key CONTAINS pair]) / (size(term.pairs) + size(key) - 1) AS alike WHERE named OR alike >= 0.32 WITH entity, at, term, initials, alike, CASE WHEN named THEN reduce(told = 0.0, part IN term.parts | told + CASE WHEN words CONTAINS part THEN 1 ELSE 0 END + CASE WHEN initials CONTAINS part THEN size(part) - 2 ELSE 0 END ) / (size(split(words, ' ')) - 2) ELSE -1.0 END AS told, CASE WHEN all(part IN term.parts WHERE words CONTAINS part) THEN 0.4 ELSE 0.3 END AS weight WITH entity, at, term, initials, alike, CASE WHEN told < 0 THEN 0.0 ELSE 0.4 + weight * CASE WHEN told > 1 THEN 1 ELSE told END END AS meant RETURN [([entity.name] + entity.aliases)[at], CASE WHEN alike > meant THEN 'SIMILAR' WHEN any(part IN term.parts WHERE initials CONTAINS part) THEN 'ABBREVIATION' ELSE 'WORDS' END, CASE WHEN alike > meant THEN alike ELSE meant END, entity, at] } ELSE [] END AS similar WITH position, term.text AS text, exact + similar AS found WITH position, text, COLLECT { UNWIND found AS one WITH one ORDER BY one[2] DESC, one[4] WITH one[3] AS entity, collect(one)[0] AS one WITH one, entity, CASE WHEN one[1] IN ['ABBREVIATION', 'WORDS'] THEN COUNT { (entity)--() } ELSE 0 END AS degree ORDER BY one[2] DESC, degree DESC, entity.slug LIMIT 3 RETURN {label: one[0], tier: one[1], confidence: one[2], entity: {name: entity.name}} } AS candidates ORDER BY position RETURN {term: text, candidates: candidates} AS match"
        columnName: "match"
      )
    skillsForProject(project: String!): [ProjectSkill!]!
      @cypher(
        statement: "MATCH (project:ProjectType {slug: $project})-[need:NEEDS_SKILL]->(skill) OPTIONAL MATCH (role:Role {slug: need.via}) WITH skill, role ORDER BY skill.slug RETURN {skill: {name: skill.name}, role: CASE WHEN role IS NOT NULL THEN {name: role.name} END} AS need"
        columnName: "need"
      )
    frameworksForProject(project: String!): [ProjectFramework!]!
      @cypher(
        statement: "MATCH (project:ProjectType {slug: $project}) CALL (project) { MATCH (project)-[suits:SUITS]->(role)-[:USES]->(framework) RETURN framework, role, suits.fit AS fit UNION ALL MATCH (project)-[:NEEDS_TOOL]->(framework) RETURN framework, null AS role, null AS fit } WITH framework, role, fit ORDER BY framework.slug, role.slug RETURN {fit: fit, framework: {name: framework.name}, role: CASE WHEN role IS NOT NULL THEN {name: role.name} END} AS call"
        columnName: "call"
      )
    salaryComparison(roles: [String!]!): [SalaryGap!]!
      @cypher(
        statement: "MATCH (a:Role {slug: $roles[0]}) MATCH (b:Role {slug: $roles[1]}) WITH COLLECT { MATCH (a)<-[:FOR_ROLE]-(f)-[:REPORTED_BY]->(s) RETURN {figure: f.slug, source: s, measure: f.measure, region: f.region, amount: f.amount, scope: [f.period, f.year]} } AS mine, COLLECT { MATCH (b)<-[:FOR_ROLE]-(f)-[:REPORTED_BY]->(s) RETURN {figure: f.slug, source: s, measure: f.measure, region: f.region, amount: f.amount, scope: [f.period, f.year]} } AS theirs CALL (mine, theirs) { UNWIND mine AS one UNWIND theirs AS other WITH one, other WHERE one.source = other.source AND one.measure = other.measure AND one.region = other.region AND one.scope = other.scope RETURN one, one.figure AS own, other.figure AS their, one.amount - other.amount AS amount, other.amount AS base, CASE WHEN one.amount IS NULL OR other.amount IS NULL THEN 'AMOUNT_UNKNOWN' END AS reason UNION ALL UNWIND [[mine, theirs, true], [theirs, mine, false]] AS way UNWIND way[0] AS one WITH one, way[1] AS rest, way[2] AS first, [other IN way[1] WHERE other.measure = one.measure] AS alike WITH one, rest, first, alike, [other IN alike WHERE other.source = one.source] AS near WITH one, rest, first, alike, near, [other IN near WHERE other.region = one.region] AS nearer WHERE none(other IN nearer WHERE other.scope = one.scope) RETURN one, CASE WHEN first THEN one.figure END AS own, CASE WHEN NOT first THEN one.figure END AS their, null AS amount, null AS base, CASE WHEN one.amount IS NULL THEN 'AMOUNT_UNKNOWN' WHEN rest = [] THEN 'NO_COUNTERPART' WHEN alike = [] THEN 'DIFFERENT_STATISTIC' WHEN near = [] THEN 'DIFFERENT_SOURCE' WHEN nearer = [] THEN 'DIFFERENT_REGION' ELSE 'DIFFERENT_SCOPE' END AS reason } WITH one, amount, base, reason, own, their ORDER BY amount IS NOT NULL DESC, one.source.slug, own, their RETURN {comparable: amount IS NOT NULL, amount: amount, percent: 100.0 * amount / base, reason: reason, statistic: one.measure, region: one.region, source: {name: one.source.name}} AS gap"
        columnName: "gap"
      )
    graphStatistics: GraphStatistics
      @cypher(
        statement: "MATCH (r:Release) RETURN {nodes: r.nodes, relationships: r.relationships, nodeTypes: [at IN range(0, size(r.nodeTypes) - 1) | {type: r.nodeTypes[at], count: r.nodeCounts[at]}], relationshipTypes: [at IN range(0, size(r.relationshipTypes) - 1) | {type: r.relationshipTypes[at], inferred: false, count: r.relationshipCounts[at]}]} AS counts"
        columnName: "counts"
      )
  }
`;
