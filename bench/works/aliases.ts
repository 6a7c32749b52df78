import { nodes, type Rules, reference, type Work } from './work.ts';

const sizes = [1, 2, 3, 4, 5, 6];

const query = /* GraphQL */ `
  query Aliases($role: String!) {
    role(slug: $role) {
      name
      ${sizes.map((size) => `f${size}: frameworks(first: ${size}) { nodes { name } }`).join('\n      ')}
      ${sizes.map((size) => `s${size}: skills(first: ${size}) { nodes { name } }`).join('\n      ')}
    }
  }
`;

const keys = ['f', 's'].flatMap((letter) => sizes.map((size) => `${letter}${size}`));

export const aliases: Work = {
  name: 'aliases',
  title: 'twelve aliases: pages of six sizes of frameworks and of skills of one role',
  cases: ({ roles }) => roles.map((role) => ({ role })),
  ours: { query },
  dataloader: { query },
  reference: reference<[name: string, frameworks: string[], skills: string[]]>({
    // By hand one reads the largest page once and cuts the others from it.
    cypher: `MATCH (r:Role {release: $release, slug: $role})
      WITH r, COLLECT { MATCH (r)-[:USES]->(f) WITH f ORDER BY f.slug LIMIT 6 RETURN f.name } AS fs,
        COLLECT { MATCH (r)-[:REQUIRES_SKILL]->(s) WITH s ORDER BY s.slug LIMIT 6 RETURN s.name } AS ss
      RETURN [r.name, fs, ss]`,
    data: ([row]) => ({
      role: row && {
        name: row[0],
        ...Object.fromEntries(
          keys.map((key) => {
            const names = (key.startsWith('f') ? row[1] : row[2]).slice(0, Number(key.slice(1)));
            return [key, { nodes: names.map((name) => ({ name })) }];
          }),
        ),
      },
    }),
  }),
  neo4jGraphql: {
    query: /* GraphQL */ `
      query Aliases($role: String!) {
        role: roles(where: { slug: { eq: $role } }) {
          name
          ${sizes.map((size) => `f${size}: frameworks(limit: ${size}, sort: [{ slug: ASC }]) { name }`).join('\n          ')}
          ${sizes.map((size) => `s${size}: skills(limit: ${size}, sort: [{ slug: ASC }]) { name }`).join('\n          ')}
        }
      }
    `,
    rules: { role: 'first', ...Object.fromEntries(keys.map((key) => [key, nodes])) } satisfies Rules,
  },
};
