import type { Role } from './identity.ts';

/** A value for each role. */
export type PerRole<Value> = Readonly<Record<Role, Value>>;

/** The same value for each role. */
export function everyRole<Value>(value: Value): PerRole<Value> {
  return Object.freeze({ anonymous: value, reader: value, admin: value });
}
