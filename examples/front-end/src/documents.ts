import { graphql } from './graph.ts';

/** What a list of roles shows of each. */
export const RoleName = graphql(`
  fragment RoleName on Role {
    slug
    name
  }
`);

/** What a row shows: the skill, and on the edge what says so. */
export const SkillRow = graphql(`
  fragment SkillRow on SkillEdge {
    strength
    sections
    node {
      slug
      name
    }
  }
`);

export const RolesQuery = graphql(
  `
    query Roles {
      roles(orderBy: [{ skills: { count: DESC } }]) {
        nodes {
          ...RoleName
        }
      }
    }
  `,
  [RoleName],
);

export const SkillsQuery = graphql(
  `
    query SkillsOfRole($role: String!, $first: Int!, $after: String) {
      role(slug: $role) {
        ...RoleName
        skills(first: $first, after: $after) {
          totalCount
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            ...SkillRow
          }
        }
      }
    }
  `,
  [RoleName, SkillRow],
);
