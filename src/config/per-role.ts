import type { ZodOptional, ZodType } from 'zod';
import { type PerRole, type Role, roles } from '../auth/index.ts';

type SettingOf<Name extends string> = Name | `${Name}_${Uppercase<Role>}`;

/**
 * The variables of a limit that may differ by role: its name sets it for every role, the name with `_ANONYMOUS`, `_READER` or `_ADMIN`
 * for that role alone.
 *
 * @param description Of its values; it stands in the message about a wrong one.
 */
export function perRoleVariables<Name extends string, Kind extends ZodType>(
  name: Name,
  kind: Kind,
  description: string,
): Record<SettingOf<Name>, ZodOptional<Kind>> {
  const ofRoles = roles.map((role) => [
    variableOf(name, role),
    kind.optional().describe(`${description}; for the role ${role} alone`),
  ]);
  const ofAll = [name, kind.optional().describe(`${description}; for every role`)];
  return Object.fromEntries([ofAll, ...ofRoles]);
}

/** The value of a limit for each role: the role's own, else the one for every role, else the default of the role. */
export function perRoleValues<Name extends string, Default extends number | undefined>(
  values: { readonly [Setting in SettingOf<Name>]?: number | undefined },
  name: Name,
  defaults: PerRole<Default>,
): PerRole<number | Default> {
  const variables: Readonly<Record<string, number | undefined>> = values;
  const valueFor = (role: Role): number | Default =>
    variables[variableOf(name, role)] ?? variables[name] ?? defaults[role];
  return Object.freeze({
    anonymous: valueFor('anonymous'),
    reader: valueFor('reader'),
    admin: valueFor('admin'),
  });
}

function variableOf(name: string, role: Role): string {
  return `${name}_${role.toUpperCase()}`;
}
