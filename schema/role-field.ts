import { enumeration, type Relationship } from '@rolegraph/graph-model';

import { constantCase } from './constant-case.ts';
import { model } from './model.ts';

const role = model.nodes.get('Role');

/** The fields of a role that lead to entities, by the names of the enum's values. */
const fields: ReadonlyMap<string, Relationship> = new Map(
  [...(role?.relationships.values() ?? [])]
    .filter(
      ({ structural, targets }) =>
        !structural && targets.every((target) => target.interface?.name === 'Entity'),
    )
    .map((relationship) => [constantCase(relationship.name), relationship]),
);

/** The relations of a role in either direction, under the names of their fields. */
export const roleField = enumeration(
  'RoleField',
  'The relations of a role, under the names of their fields: `FRAMEWORKS` is `Role.frameworks`.',
  Object.fromEntries([...fields].map(([name, { description }]) => [name, description])),
);

/** The names of all values, in the order in which the fields are declared. */
export const roleFields: readonly string[] = [...fields.keys()];

/** The relationship types behind values of the enum, sorted, each once. */
export function typesOfRoleFields(names: readonly string[]): readonly string[] {
  return [...new Set(names.flatMap((name) => fields.get(name)?.types ?? []))].toSorted();
}

const cases = [...fields].flatMap(([name, { types, direction, targets }]) =>
  types.map((type) => ({ name, type, outgoing: direction === 'outgoing', targets })),
);

const isShared = (one: (typeof cases)[number]) =>
  cases.some(
    (other) => other.name !== one.name && other.type === one.type && other.outgoing === one.outgoing,
  );

/**
 * A Cypher expression for the field that a relationship belongs to where its type and direction alone do not tell, else null.
 *
 * It reads the variables `type` (the relationship's stated type), `outgoing` (whether it starts at the role) and `node` (its other end).
 */
export const fieldByTarget = `CASE ${cases
  .filter(isShared)
  .map(
    ({ name, type, outgoing, targets }) =>
      `WHEN type = '${type}' AND ${outgoing ? '' : 'NOT '}outgoing AND (${targets.map((target) => `node:${target.name}`).join(' OR ')}) THEN '${name}'`,
  )
  .join(' ')} END`;

/** A Cypher expression for the field by the variables `type` and `outgoing`, where they tell it. */
export const fieldByType = `CASE WHEN outgoing THEN ${mapOf(true)} ELSE ${mapOf(false)} END[type]`;

function mapOf(outgoing: boolean): string {
  const entries = cases.filter((one) => one.outgoing === outgoing && !isShared(one));
  return `{${entries.map(({ type, name }) => `${type}: '${name}'`).join(', ')}}`;
}
