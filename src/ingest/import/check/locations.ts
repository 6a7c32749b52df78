import type { SourceLocation } from '../read/problems.ts';
import type { LocatedNode, LocatedRelationship } from '../source.ts';

/** A record's location: its line, or its type in parentheses where it was not read from a file. */
export function locationOf({ location, type }: LocatedNode | LocatedRelationship): SourceLocation {
  return location ?? { file: `(${type})`, line: 1 };
}

/** A location as messages write it: `file:line`. */
export function locationText({ file, line }: SourceLocation): string {
  return `${file}:${line}`;
}

/** The kind of a record: `Role`, or `Role REQUIRES_SKILL Skill`. */
export function kindOf(record: LocatedNode | LocatedRelationship): string {
  return 'slug' in record ? record.type : `${record.from.type} ${record.type} ${record.to.type}`;
}
