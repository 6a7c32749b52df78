import { reference, type Work } from './work.ts';

export const similarShared: Work = {
  name: 'similar-shared',
  title: 'the five of all roles that are most similar to one, each with all that both have',
  cases: ({ roles }) => roles.map((role) => ({ role })),
  ours: {
    query: /* GraphQL */ `
      query SimilarShared($role: String!) {
        role(slug: $role) {
          name
          similar(by: [SKILLS, FRAMEWORKS], first: 5) {
            score
            role {
              name
            }
            shared {
              name
            }
          }
        }
      }
    `,
  },
  // Both relationships are named and given, or else the planner takes all edges of each shared node: 121,215 dbHits, not 72,000.
  reference: reference<[name: string, similar: [score: number, name: string, shared: string[]][]]>({
    cypher: `MATCH (r:Role {release: $release, slug: $role})
      CALL (r) {
        WITH r, COUNT { (r)-[:REQUIRES_SKILL|USES]->() } AS own
        CALL (r) { MATCH (r)-[:REQUIRES_SKILL|USES]->()<-[:REQUIRES_SKILL|USES]-(o) RETURN o, count(*) AS common }
        WITH r, o, toFloat(common) / (own + COUNT { (o)-[:REQUIRES_SKILL|USES]->() } - common) AS score
        ORDER BY score DESC, o.slug LIMIT 5
        WITH o, score, COLLECT {
          MATCH (r)-[mine:REQUIRES_SKILL|USES]->(s)<-[theirs:REQUIRES_SKILL|USES]-(o)
          WITH s, mine, theirs ORDER BY s.slug RETURN [s.name, mine, theirs]
        } AS shared
        RETURN collect([score, o.name, [one IN shared | one[0]]]) AS similar
      }
      RETURN [r.name, similar]`,
    data: ([row]) => ({
      role: row && {
        name: row[0],
        similar: row[1].map(([score, name, shared]) => ({
          score,
          role: { name },
          shared: shared.map((of) => ({ name: of })),
        })),
      },
    }),
  }),
  neo4jGraphql: {
    byHand: true,
    query: /* GraphQL */ `
      query SimilarShared($role: String!) {
        role: roles(where: { slug: { eq: $role } }) {
          name
          similar: similarWithShared(first: 5) {
            score
            role {
              name
            }
            shared {
              name
            }
          }
        }
      }
    `,
    rules: { role: 'first' },
  },
};
