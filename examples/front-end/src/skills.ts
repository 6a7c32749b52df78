import type { Client } from '@urql/core';
import { RoleName, RolesQuery, SkillRow, SkillsQuery } from './documents.ts';
import { type FragmentOf, type ResultOf, readFragment } from './graph.ts';

/** A part of a list. `next` reads on; it is null at the end. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
  readonly next: string | null;
}

export type Role = ResultOf<typeof RoleName>;
export type Skill = ResultOf<typeof SkillRow>;

/** All roles, those with most skills first. */
export async function readRoles(client: Client): Promise<readonly Role[]> {
  const { data, error } = await client.query(RolesQuery, {});
  if (!data) throw error;
  return readFragment(RoleName, data.roles.nodes);
}

/**
 * A page of the skills of a role.
 *
 * @param after Where the page before ended.
 */
export async function readSkills(
  client: Client,
  role: string,
  after: string | null = null,
  first = 10,
): Promise<Page<Skill>> {
  const { data, error } = await client.query(SkillsQuery, { role, first, after });
  // Of a role that is not there the error names the nearest.
  if (!data?.role) throw error;
  const { edges, totalCount, pageInfo } = data.role.skills;
  const rows: readonly FragmentOf<typeof SkillRow>[] = edges;
  return {
    rows: readFragment(SkillRow, rows),
    total: totalCount,
    next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
  };
}
