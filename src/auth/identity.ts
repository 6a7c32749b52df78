/** The roles of callers. Each role includes the rights of those before it. */
export const roles = ['anonymous', 'reader', 'admin'] as const;

export type Role = (typeof roles)[number];

/** The caller of an operation. */
export interface Identity {
  readonly role: Role;
  /** The key under which requests are counted, such as `key:ci`, `token:issuer/subject` or `address:127.0.0.1`. It is no secret. */
  readonly id: string;
}

/** Whether a role is at least another. */
export function atLeast(role: Role, least: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(least);
}

/** Whether a role may see the schema. @param least The least role that may; `none` for no role. */
export function maySeeSchema(role: Role, least: Role | 'none'): boolean {
  return least !== 'none' && atLeast(role, least);
}

/** The identity of calls from within this process. */
export const ourselves: Identity = { role: 'admin', id: 'self' };

/** A key or token is not valid. The message gives the reason, without the key or token. */
export class Unauthenticated extends Error {
  override readonly name = 'Unauthenticated';
}

/** A token's issuer, whose keys verify it, is away. */
export class IdentityUnavailable extends Error {
  override readonly name = 'IdentityUnavailable';
}
