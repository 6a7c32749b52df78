import { enumeration } from '@rolegraph/graph-model';
import { constantCase } from './constant-case.ts';
import { model } from './model.ts';

const relationships = [...(model.nodes.get('Role')?.relationships.values() ?? [])].filter(
  ({ direction, structural, target }) =>
    direction === 'outgoing' && !structural && target.kind === 'node' && target.name !== 'Role',
);

/** Where two relations of a role lead to one type, what they lead to means different things: having it in common says little. */
const comparable = relationships.filter(
  ({ target }) => relationships.filter((other) => other.target === target).length === 1,
);

/** The relations of a role that lead to a type of their own, under the names of their fields; stored is the relationship type. */
export const roleRelation = enumeration(
  'RoleRelation',
  'Relations by which roles are compared, under the names of their fields: `FRAMEWORKS` is `Role.frameworks`.',
  Object.fromEntries(comparable.map(({ name, description }) => [constantCase(name), description])),
  Object.fromEntries(
    comparable.flatMap(({ name, types }) => types.map((type) => [constantCase(name), type])),
  ),
);
