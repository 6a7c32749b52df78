import { enumeration } from '@rolegraph/graph-model';
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
  'The types of relationships that say something about entities, for what walks the whole graph. Each names the fields that follow it, outgoing and incoming ones.',
  Object.fromEntries(statingTypes.map((type) => [type, `${endsOf(type).join('; ')}.`])),
);

/** Each pair of types that relationships of a type join, with the fields that follow them: ``Role to Skill: `Role.skills`, `Skill.requiredBy` ``. */
function endsOf(type: string): readonly string[] {
  return stating
    .filter(({ relationship }) => relationship.types.includes(type))
    .map(({ from, relationship }) => {
      const incoming = relationship.targets.flatMap((target) =>
        [...target.relationships.values()]
          .filter(
            ({ direction, types, targets }) =>
              direction === 'incoming' && types.includes(type) && targets.includes(from),
          )
          .map(({ name }) => `${target.name}.${name}`),
      );
      const fields = [`${from.name}.${relationship.name}`, ...incoming].map((field) => `\`${field}\``);
      const ends = `${from.name} to ${relationship.targets.map(({ name }) => name).join(' or ')}`;
      return `${ends}: ${[...new Set(fields)].join(', ')}`;
    });
}

function typesOf(relationships: typeof stating): readonly string[] {
  const types = relationships.flatMap(({ relationship }) => relationship.types);
  return [...new Set(types)].toSorted();
}
