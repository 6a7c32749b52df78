import { reference, type Work } from './work.ts';

const query = /* GraphQL */ `
  query RolesForSkills($skills: [String!]!) {
    rolesForSkills(skills: $skills, first: 10) {
      score
      coverage
      role {
        name
      }
      matched {
        name
      }
      missing {
        name
      }
    }
  }
`;

/** How many skills somebody has. */
const HELD = 5;

type Names = readonly string[];
const named = (names: Names) => names.map((name) => ({ name }));

export const rolesForSkills: Work = {
  name: 'roles-for-skills',
  title:
    'the ten of all roles that five skills fit best, with what they have of them and what they want besides',
  cases: ({ skills }) =>
    skills.map((_, at) => ({
      skills: Array.from({ length: HELD }, (_, next) => skills[(at + next) % skills.length]),
    })),
  ours: { query },
  reference: reference<[score: number, coverage: number, role: string, matched: Names, missing: Names]>({
    cypher: `UNWIND $skills AS slug MATCH (skill:Skill {release: $release, slug: slug})
      WITH collect(skill) AS held UNWIND held AS skill
      MATCH (skill)<-[rated:REQUIRES_SKILL]-(role)
      WITH held, role, collect(skill) AS matched, sum(rated.importance / 5.0 * rated.level / 7.0) AS weight
      WITH held, role, matched, weight, COUNT { (role)-[:REQUIRES_SKILL]->() } AS needed
      WITH held, role, matched, needed, weight / sqrt(toFloat(size(held) * needed)) AS score
      ORDER BY score DESC, role.slug LIMIT 10
      RETURN [score, toFloat(size(matched)) / needed, role.name, [skill IN matched | skill.name],
        COLLECT { MATCH (role)-[:REQUIRES_SKILL]->(other) WHERE NOT other IN held WITH other ORDER BY other.slug RETURN other.name }]`,
    data: (rows) => ({
      rolesForSkills: rows.map(([score, coverage, role, matched, missing]) => ({
        score,
        coverage,
        role: { name: role },
        matched: named(matched),
        missing: named(missing),
      })),
    }),
  }),
  neo4jGraphql: { byHand: true, query },
};
