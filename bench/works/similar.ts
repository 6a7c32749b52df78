import { reference, type Work } from './work.ts';

export const similar: Work = {
  name: 'similar',
  title: 'the ten of all roles that have most skills and frameworks in common with one',
  cases: ({ roles }) => roles.map((role) => ({ role })),
  ours: {
    query: /* GraphQL */ `
      query Similar($role: String!) {
        role(slug: $role) {
          name
          similar(by: [SKILLS, FRAMEWORKS], first: 10) {
            score
            role {
              name
            }
          }
        }
      }
    `,
  },
  reference: reference<[name: string, similar: [score: number, name: string][]]>({
    cypher: `MATCH (r:Role {release: $release, slug: $role})
      CALL (r) {
        WITH r, COUNT { (r)-[:REQUIRES_SKILL|USES]->() } AS own
        CALL (r) { MATCH (r)-[:REQUIRES_SKILL|USES]->()<-[:REQUIRES_SKILL|USES]-(o) RETURN o, count(*) AS common }
        WITH o, toFloat(common) / (own + COUNT { (o)-[:REQUIRES_SKILL|USES]->() } - common) AS score
        ORDER BY score DESC, o.slug LIMIT 10
        RETURN collect([score, o.name]) AS similar
      }
      RETURN [r.name, similar]`,
    data: ([row]) => ({
      role: row && {
        name: row[0],
        similar: row[1].map(([score, name]) => ({ score, role: { name } })),
      },
    }),
  }),
  neo4jGraphql: {
    byHand: true,
    query: /* GraphQL */ `
      query Similar($role: String!) {
        role: roles(where: { slug: { eq: $role } }) {
          name
          similar(first: 10) {
            score
            role {
              name
            }
          }
        }
      }
    `,
    rules: { role: 'first' },
  },
};
