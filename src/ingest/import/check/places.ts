import type { SourceLocation } from '../read/problems.ts';
import type { PlacedNode, PlacedRelationship } from '../source.ts';

/** Where a record stands; what was not read from a file is told by its type. */
export function placeOf({ place, type }: PlacedNode | PlacedRelationship): SourceLocation {
  return place ?? { file: `(${type})`, line: 1 };
}

/** A place as messages write it. */
export function placeText({ file, line }: SourceLocation): string {
  return `${file}:${line}`;
}

/** Which kind of record it is: `Role`, or `Role REQUIRES_SKILL Skill`. */
export function kindOf(record: PlacedNode | PlacedRelationship): string {
  return 'slug' in record ? record.type : `${record.from.type} ${record.type} ${record.to.type}`;
}
