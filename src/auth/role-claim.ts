import type { Role } from './identity.ts';

/**
 * Gives the role that a verified token's claim names: `admin` if among them, else `reader`.
 *
 * The claim holds one name, names with spaces between them, a list of names, or an object with names as keys, as Zitadel has it.
 *
 * @param claim The exact name of a claim, of any letters, or a path of names with dots between them.
 */
export function roleIn(payload: object, claim: string): Role {
  return namesOf(valueAt(payload, claim)).includes('admin') ? 'admin' : 'reader';
}

/** Tries every beginning of the path at each level, the longest first, since names may hold dots. Own properties only. */
function valueAt(holder: unknown, path: string): unknown {
  if (typeof holder !== 'object' || holder === null) return undefined;
  const values = holder as Readonly<Record<string, unknown>>;
  if (Object.hasOwn(values, path)) return values[path];
  for (let dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
    const name = path.slice(0, dot);
    const value = Object.hasOwn(values, name) ? valueAt(values[name], path.slice(dot + 1)) : undefined;
    if (value !== undefined) return value;
  }
  return undefined;
}

function namesOf(value: unknown): readonly unknown[] {
  if (typeof value === 'string') return value.split(' ');
  if (Array.isArray(value)) return value;
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, grant]) => (grant ? [name] : []));
}
