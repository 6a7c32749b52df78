import { reference, type Work } from './work.ts';

export const aggregate: Work = {
  name: 'aggregate',
  title: 'importance and level of a skill over all the roles that need it',
  cases: ({ skills }) => skills.map((skill) => ({ skill })),
  ours: {
    query: /* GraphQL */ `
      query Aggregate($skill: String!) {
        skill(slug: $skill) {
          name
          requiredBy {
            aggregate {
              edge {
                importance {
                  min
                  max
                  avg
                }
                level {
                  avg
                }
              }
            }
          }
        }
      }
    `,
  },
  reference: reference<[name: string, min: number, max: number, avg: number, level: number]>({
    cypher: `MATCH (s:Skill {release: $release, slug: $skill})
      MATCH (s)<-[e:REQUIRES_SKILL]-()
      WITH s, min(e.importance) AS min, max(e.importance) AS max, avg(e.importance) AS mean, avg(e.level) AS level
      RETURN [s.name, min, max, mean, level]`,
    data: ([row]) => ({
      skill: row && {
        name: row[0],
        requiredBy: {
          aggregate: {
            edge: { importance: { min: row[1], max: row[2], avg: row[3] }, level: { avg: row[4] } },
          },
        },
      },
    }),
  }),
  neo4jGraphql: {
    query: /* GraphQL */ `
      query Aggregate($skill: String!) {
        skill: skills(where: { slug: { eq: $skill } }) {
          name
          requiredBy: requiredByConnection {
            aggregate {
              edge {
                importance {
                  min
                  max
                  avg: average
                }
                level {
                  avg: average
                }
              }
            }
          }
        }
      }
    `,
    rules: { skill: 'first' },
  },
};
