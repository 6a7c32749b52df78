import { inferredType, type Relationship } from '@rolegraph/graph-model';
import type { NodeKey, RelationshipRecord } from '../../releases/records.ts';
import { type CheckedEntry, type Entry, keyOf, type Relation } from './entry.ts';
import { INFERRED } from './vocabulary.ts';

/** The record of a book-keeping relationship: it has no provenance of its own. */
export function structuralRecord(
  { types }: Relationship,
  from: NodeKey,
  to: NodeKey,
  {
    properties = {},
    inferred = false,
  }: { properties?: RelationshipRecord['properties']; inferred?: boolean } = {},
): RelationshipRecord {
  const type = types[0] ?? '';
  return { type: inferred ? inferredType(type) : type, from, to, properties };
}

/** The records of all relations out of an entry. */
export function relationshipRecords({ entry, relations }: CheckedEntry): readonly RelationshipRecord[] {
  return relations.map((relation) =>
    relation.relationship.structural
      ? structuralRecord(relation.relationship, keyOf(entry), keyOf(relation.target), {
          properties: relation.properties,
        })
      : statementRecord(entry, relation),
  );
}

/**
 * A relationship sums up its mentions. Our own inference counts only where nothing else speaks for it, and
 * then it stands under a type of its own: a stated relationship never rests on what the source does not say.
 */
function statementRecord(
  entry: Entry,
  { relationship, target, properties, mentions }: Relation,
): RelationshipRecord {
  const stated = mentions.filter(({ strength }) => strength !== INFERRED);
  const counted = stated.length > 0 ? stated : mentions;
  const type = relationship.types[0] ?? '';
  const notes = counted.flatMap(({ note }) => note ?? []);
  return {
    type: stated.length > 0 ? type : inferredType(type),
    from: keyOf(entry),
    to: keyOf(target),
    properties: {
      ...properties,
      strength: counted[0]?.strength,
      sections: [...new Set(counted.map(({ section }) => section))],
      ...(notes.length > 0 && { note: notes.join('; ') }),
    },
  };
}
