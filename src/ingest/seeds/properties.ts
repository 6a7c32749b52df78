import { type Property, storedValue } from '@rolegraph/graph-model';
import type { z } from 'zod';
import type { SeedLocation, SeedProblems } from './errors.ts';
import { type Located, plain } from './load.ts';
import type { Entries } from './reference.ts';
import type { StoredProperties } from './stored-properties.ts';

export interface PropertyContext {
  /** Entries that slugs may name. */
  readonly entries: Entries;
  readonly problems: SeedProblems;
}

/**
 * Checks written values against declared properties; wrong ones go to the problems and are left out.
 *
 * @param written Values by property name; names that are not declared are the caller's to refuse.
 * @param owner The location of missing properties.
 */
export function checkProperties(
  declared: ReadonlyMap<string, Property>,
  written: ReadonlyMap<string, Located>,
  owner: SeedLocation,
  { entries, problems }: PropertyContext,
): StoredProperties {
  const checked: Record<string, unknown> = {};
  for (const property of declared.values()) {
    const located = written.get(property.name);
    const value = located === undefined || located.value === null ? undefined : plain(located);
    const result = property.schema.safeParse(asStored(property.kind, value));
    if (result.success) {
      if (result.data === undefined) continue;
      checked[property.name] = result.data;
      if (located && property.references !== undefined) {
        entries.checkSlugs(property.references, [result.data].flat(), located.location, problems);
      }
    } else if (value === undefined) {
      problems.add(located?.location ?? owner, `lacks \`${property.name}\`: ${property.description}`);
    } else {
      for (const issue of result.error.issues)
        problems.add(located?.location ?? owner, describe(issue, value));
    }
  }
  return checked;
}

/** Reads values of closed sets: seeds have them in lower case, the graph as declared. */
function asStored(kind: Property['kind'], value: unknown): unknown {
  if (typeof kind === 'string') return value;
  if (Array.isArray(value)) return value.map((item) => asStored(kind, item));
  if (typeof value !== 'string') return value;
  const upper = value.toUpperCase().replaceAll(/[ -]/g, '_');
  return upper in kind.values ? storedValue(kind, upper) : value;
}

function describe(issue: z.core.$ZodIssue, value: unknown): string {
  const where =
    issue.path.length > 0 ? ` (item ${issue.path.map((step) => Number(step) + 1).join('.')})` : '';
  const shown = typeof value === 'object' ? '' : ` \`${String(value)}\``;
  return `the value${shown} does not fit${where}: ${issue.message.replace(/^Invalid (input|option|string): /, '')}`;
}
