import { reference, type Work } from './work.ts';

export const skillsShared: Work = {
  name: 'skills-shared',
  title: 'skills shared by two roles, and whether both have any on record',
  cases: ({ strangers }) => strangers.map((roles) => ({ roles })),
  ours: {
    query: /* GraphQL */ `
      query SkillsShared($roles: [String!]!) {
        skillsSharedBy(roles: $roles) {
          coverage
          reason
          nodes {
            name
          }
        }
      }
    `,
  },
  reference: reference<[first: boolean, second: boolean, names: string[]]>({
    cypher: `MATCH (a:Role {release: $release, slug: $roles[0]}), (b:Role {release: $release, slug: $roles[1]})
      RETURN [EXISTS { (a)-[:REQUIRES_SKILL]->() }, EXISTS { (b)-[:REQUIRES_SKILL]->() },
        COLLECT { MATCH (a)-[:REQUIRES_SKILL]->(s)<-[:REQUIRES_SKILL]-(b) WITH s ORDER BY s.slug LIMIT 100 RETURN s.name }]`,
    data: ([[first, second, names] = [false, false, []]]) => {
      const known = Number(first) + Number(second);
      return {
        skillsSharedBy: {
          coverage: known / 2,
          reason: known === 2 ? null : known === 0 ? 'NONE_ON_RECORD' : 'SOME_NOT_ON_RECORD',
          nodes: names.map((name) => ({ name })),
        },
      };
    },
  }),
  neo4jGraphql: {
    byHand: true,
    query: /* GraphQL */ `
      query SkillsShared($roles: [String!]!) {
        skillsSharedBy(roles: $roles, first: 100) {
          coverage
          reason
          nodes {
            name
          }
        }
      }
    `,
  },
};
