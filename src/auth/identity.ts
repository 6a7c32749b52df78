/** What somebody may do. Each role may do what the ones before it may. */
export const roles = ['anonymous', 'reader', 'admin'] as const;

export type Role = (typeof roles)[number];

/** Who asks. */
export interface Identity {
  readonly role: Role;
  /** Under which requests are counted, such as `key:ci`, `token:issuer/subject` or `address:127.0.0.1`. No secret. */
  readonly id: string;
}

/** Whether a role is at least another. */
export function atLeast(role: Role, least: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(least);
}

/** Whether a role may see the schema. @param least The least that may; `none` for no one. */
export function maySeeSchema(role: Role, least: Role | 'none'): boolean {
  return least !== 'none' && atLeast(role, least);
}

/** Those who call from within this process. */
export const ourselves: Identity = { role: 'admin', id: 'self' };

/** What was shown as proof of identity is not good. The message says why, without repeating it. */
export class Unauthenticated extends Error {
  override readonly name = 'Unauthenticated';
}

/** Whoever could tell whether a token is good does not answer. */
export class IdentityUnavailable extends Error {
  override readonly name = 'IdentityUnavailable';
}
