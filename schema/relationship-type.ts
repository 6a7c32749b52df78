import { enumeration } from '../src/graph/index.ts';
import { model } from './model.ts';

const stating = model.outgoing.filter(({ from, relationship }) =>
  [from, ...relationship.targets].every(
    (type) => !relationship.structural && type.interface?.name === 'Entity',
  ),
);

/** The types of relationships that say something about entities, as the graph stores stated ones. */
export const statingTypes: readonly string[] = typesOf(stating);

/** Those of the types that start at nodes of a type or lead to them. */
export function statingTypesOf(type: string): readonly string[] {
  return typesOf(
    stating.filter(({ from, relationship }) =>
      [from, ...relationship.targets].some(({ name }) => name === type),
    ),
  );
}

/** The types of relationships that say something, without book-keeping between records. */
export const relationshipType = enumeration(
  'RelationshipType',
  'The types of relationships that say something about entities.',
  Object.fromEntries(statingTypes.map((type) => [type, `${endsOf(type).join('; ')}.`])),
);

function endsOf(type: string): readonly string[] {
  const ends = stating
    .filter(({ relationship }) => relationship.types.includes(type))
    .map(
      ({ from, relationship }) =>
        `${from.name} to ${relationship.targets.map(({ name }) => name).join(' or ')}`,
    );
  return [...new Set(ends)];
}

function typesOf(relationships: typeof stating): readonly string[] {
  const types = relationships.flatMap(({ relationship }) => relationship.types);
  return [...new Set(types)].toSorted();
}
