import { nodes, type Rules, reference, type Values, type Work } from './work.ts';

const places = [0, 1, 2, 3, 4, 5, 6, 7];
const variables = places.map((at) => `$r${at}: String!`).join(', ');

const query = /* GraphQL */ `
  query Roots(${variables}) {
    ${places.map((at) => `r${at}: role(slug: $r${at}) { name frameworks(first: 3) { nodes { name } } }`).join('\n    ')}
  }
`;

export const roots: Work = {
  name: 'roots',
  title: 'eight root fields: eight roles by slug, three frameworks each',
  cases: ({ roles }) =>
    roles
      .slice(0, 8)
      .map((_, from) =>
        Object.fromEntries(places.map((at) => [`r${at}`, roles[(from + at) % roles.length]])),
      ),
  ours: { query },
  dataloader: { query },
  reference: reference<[name: string, frameworks: string[]]>({
    cypher: `UNWIND $slugs AS slug
      MATCH (r:Role {release: $release, slug: slug})
      RETURN [r.name, COLLECT { MATCH (r)-[:USES]->(f) WITH f ORDER BY f.slug LIMIT 3 RETURN f.name }]`,
    parameters: (values: Values) => ({ slugs: places.map((at) => values[`r${at}`]) }),
    data: (rows) =>
      Object.fromEntries(
        rows.map(([name, frameworks], at) => [
          `r${at}`,
          { name, frameworks: { nodes: frameworks.map((of) => ({ name: of })) } },
        ]),
      ),
  }),
  neo4jGraphql: {
    query: /* GraphQL */ `
      query Roots(${variables}) {
        ${places
          .map(
            (at) =>
              `r${at}: roles(where: { slug: { eq: $r${at} } }) { name frameworks(limit: 3, sort: [{ slug: ASC }]) { name } }`,
          )
          .join('\n        ')}
      }
    `,
    rules: {
      frameworks: nodes,
      ...Object.fromEntries(places.map((at) => [`r${at}`, 'first' as const])),
    } satisfies Rules,
  },
};
