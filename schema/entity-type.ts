import { enumeration } from '@rolegraph/graph-model';
import { constantCase } from './constant-case.ts';
import { model } from './model.ts';

const entityTypes = model.interfaces.get('Entity')?.implementations ?? [];

/** The types of entities, for arguments that narrow a question to some of them. */
export const entityType = enumeration(
  'EntityType',
  'The types of entities.',
  Object.fromEntries(entityTypes.map((type) => [constantCase(type.name), type.description])),
  Object.fromEntries(entityTypes.map((type) => [constantCase(type.name), type.name])),
);
