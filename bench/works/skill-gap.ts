import { reference, type Work } from './work.ts';

const query = /* GraphQL */ `
  query SkillGap($from: String!, $to: String!) {
    skillGap(from: $from, to: $to) {
      coverage
      coverageByLevel
      missing {
        level
        skill {
          name
        }
      }
      shared {
        level
        heldLevel
        levelGap
        skill {
          name
        }
      }
    }
  }
`;

type Gap = readonly [name: string, level: number, heldLevel: number];

export const skillGap: Work = {
  name: 'skill-gap',
  title: 'skills that one role lacks for another, and by how much levels have to rise',
  cases: ({ strangers }) => strangers.map(([from, to]) => ({ from, to })),
  ours: { query },
  reference: reference<[coverage: number, byLevel: number, missing: Gap[], shared: Gap[]]>({
    // What the first role is rated on is looked up in a list: an OPTIONAL MATCH for each skill takes many times as many dbHits.
    cypher: `MATCH (a:Role {release: $release, slug: $from}), (b:Role {release: $release, slug: $to})
      WITH COLLECT { MATCH (a)-[e:REQUIRES_SKILL|REQUIRES_SKILL_RATED]->(s) RETURN [s, e.level] } AS held,
        COLLECT { MATCH (b)-[e:REQUIRES_SKILL]->(s) WITH e, s ORDER BY s.slug RETURN [s, s.name, e.level, e.importance, s.slug] } AS asked
      WITH [one IN asked | [one[1], one[2], head([had IN held WHERE had[0] = one[0] | had[1]]), one[3], one[4]]] AS rows
      WITH rows, COLLECT {
        UNWIND rows AS row WITH row WHERE row[1] > row[2]
        WITH row ORDER BY row[3] * (row[1] - row[2]) DESC, row[1] - row[2] DESC, row[4] RETURN row[..3]
      } AS missing, [row IN rows WHERE row[1] <= row[2] | row[..3]] AS shared
      RETURN [toFloat(size(shared)) / (size(shared) + size(missing)),
        reduce(sum = 0.0, row IN missing + shared | sum + CASE WHEN row[2] < row[1] THEN row[2] ELSE row[1] END) / reduce(sum = 0.0, row IN missing + shared | sum + row[1]),
        missing, shared]`,
    data: ([row]) => {
      if (!row) return { skillGap: null };
      const [coverage, coverageByLevel, missing, shared] = row;
      return {
        skillGap: {
          coverage,
          coverageByLevel,
          missing: missing.map(([name, level]) => ({ level, skill: { name } })),
          shared: shared.map(([name, level, heldLevel]) => ({
            level,
            heldLevel,
            levelGap: 0,
            skill: { name },
          })),
        },
      };
    },
  }),
  neo4jGraphql: { byHand: true, query },
};
