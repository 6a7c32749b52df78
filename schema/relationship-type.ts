import { enumeration } from '../src/graph/index.ts';
import { model } from './model.ts';

const ends = new Map<string, Set<string>>();
for (const { from, relationship } of model.outgoing) {
  if (relationship.structural) continue;
  for (const type of relationship.types) {
    const known = ends.get(type) ?? new Set();
    ends.set(type, known.add(`${from.name} to ${relationship.targets.map(({ name }) => name).join(' or ')}`));
  }
}

/** The types of relationships that say something, without book-keeping between records. */
export const relationshipType = enumeration(
  'RelationshipType',
  'The types of relationships that say something about entities.',
  Object.fromEntries(
    [...ends]
      .toSorted(([a], [b]) => a.localeCompare(b))
      .map(([type, pairs]) => [type, `${[...pairs].join('; ')}.`]),
  ),
);
