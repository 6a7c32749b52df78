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

type Level = number | null;

export const skillGap: Work = {
  name: 'skill-gap',
  title: 'skills that one role lacks for another, and by how much levels have to rise',
  cases: ({ strangers }) => strangers.map(([from, to]) => ({ from, to })),
  ours: { query },
  reference: reference<[rated: boolean, asked: [name: string, level: Level, has: boolean, held: Level][]]>({
    // What the first role has is looked up in a list: an OPTIONAL MATCH for each skill takes 5,381 dbHits, this 420.
    cypher: `MATCH (a:Role {release: $release, slug: $from}), (b:Role {release: $release, slug: $to})
      WITH COLLECT { MATCH (a)-[e:REQUIRES_SKILL]->(s) RETURN [s, e.level] } AS held,
        COLLECT { MATCH (b)-[e:REQUIRES_SKILL]->(s) WITH e, s ORDER BY s.slug RETURN [s, s.name, e.level] } AS asked
      WITH held, [one IN asked | [one[1], one[2], head([had IN held WHERE had[0] = one[0]])]] AS asked
      RETURN [held <> [], [one IN asked | [one[0], one[1], one[2] IS NOT NULL, one[2][1]]]]`,
    data: ([row]) => {
      if (!row) return { skillGap: null };
      const [rated, asked] = row;
      const known = rated && asked.length > 0;
      const shared = asked.filter(([, , has]) => has);
      const levels = asked.reduce((sum, [, level]) => sum + (level ?? 0), 0);
      const reached = shared.reduce(
        (sum, [, level, , held]) => sum + Math.min(level ?? 0, held ?? level ?? 0),
        0,
      );
      return {
        skillGap: {
          coverage: known ? shared.length / asked.length : null,
          coverageByLevel: known && levels > 0 ? reached / levels : null,
          missing: asked.filter(([, , has]) => !has).map(([name, level]) => ({ level, skill: { name } })),
          shared: shared.map(([name, level, , held]) => ({
            level,
            heldLevel: held,
            levelGap: level === null || held === null ? null : Math.max(0, level - held),
            skill: { name },
          })),
        },
      };
    },
  }),
  neo4jGraphql: { byHand: true, query },
};
