import { reference, type Work } from './work.ts';

/**
 * What O*NET says of roles, but for skills: every role is rated on all of them, of which RoleGraph says that it tells nothing. The product's own
 * default names relations that the measured graph lacks.
 */
const relations = ', by: [TASKS, RELATED, RELATED_FROM, FRAMEWORKS]';

const query = /* GraphQL */ `
  query Compare($roles: [String!]!) {
    compareRoles(roles: $roles${relations}) {
      relation
      outgoing
      unionSize
      jaccard
      shared {
        name
      }
      exclusive {
        role {
          name
        }
        nodes {
          name
        }
      }
    }
  }
`;

/** What at least one of the two roles has in a relation, with whether it is the first, for each that has it. */
type Relation = [relation: string, outgoing: boolean, held: [name: string, holders: boolean[]][]];

export const compare: Work = {
  name: 'compare',
  title: 'two roles compared by their tasks, kin and technologies: shared, and what each has alone',
  cases: ({ pairs }) => pairs.map((roles) => ({ roles })),
  ours: { query },
  reference: reference<[first: string, second: string, relations: Relation[]]>({
    cypher: `MATCH (a:Role {release: $release, slug: $roles[0]}), (b:Role {release: $release, slug: $roles[1]})
      CALL (a, b) {
        UNWIND [a, b] AS role
        MATCH (role)-[e:PERFORMS|RELATED_TO|USES]-(n)
        WITH a, type(e) AS type, startNode(e) = role AS outgoing, n, collect(role = a) AS holders
        ORDER BY n.slug
        WITH type, outgoing, collect([n.name, holders]) AS held
        WITH outgoing, held, CASE type WHEN 'PERFORMS' THEN 'TASKS' WHEN 'USES' THEN 'FRAMEWORKS'
          ELSE CASE WHEN outgoing THEN 'RELATED' ELSE 'RELATED_FROM' END END AS relation
        RETURN collect([relation, outgoing, held]) AS relations
      }
      RETURN [a.name, b.name, relations]`,
    data: ([[first, second, relations] = ['', '', []]]) => ({
      compareRoles: relations
        .map(([relation, outgoing, held]) => {
          const alone = (isFirst: boolean) =>
            held.filter(([, holders]) => holders.length === 1 && holders[0] === isFirst).map(named);
          const shared = held.filter(([, holders]) => holders.length === 2).map(named);
          return {
            relation,
            outgoing,
            unionSize: held.length,
            jaccard: shared.length / held.length,
            shared,
            exclusive: [
              { role: { name: first }, nodes: alone(true) },
              { role: { name: second }, nodes: alone(false) },
            ],
          };
        })
        .sort((one, other) => other.jaccard - one.jaccard || (one.relation < other.relation ? -1 : 1)),
    }),
  }),
  neo4jGraphql: {
    byHand: true,
    // The peer's own field takes no types: its Cypher reads them all.
    query: query.replace(relations, ''),
  },
};

function named([name]: Relation[2][number]): { readonly name: string } {
  return { name };
}
