import { enumeration } from '../src/graph/index.ts';
import { model } from './model.ts';

const entityTypes = model.interfaces.get('Entity')?.implementations ?? [];

/** `RoleLevel` → `ROLE_LEVEL`. */
function constantCase(name: string): string {
  return name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase();
}

/** The types of entities, for arguments that narrow a question to some of them. */
export const entityType = enumeration(
  'EntityType',
  'The types of entities.',
  Object.fromEntries(entityTypes.map((type) => [constantCase(type.name), type.description])),
  Object.fromEntries(entityTypes.map((type) => [constantCase(type.name), type.name])),
);
