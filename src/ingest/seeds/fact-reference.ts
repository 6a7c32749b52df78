import type { NodeType, Relationship } from '@rolegraph/graph-model';
import type { FactReference } from './entry.ts';
import type { SeedLocation, SeedProblems } from './errors.ts';
import { isLocatedList, isLocatedMap, type Located, type LocatedMap } from './load.ts';
import { suggestion } from './nearest.ts';
import { checkProperties } from './properties.ts';
import { type Entries, withArticle } from './reference.ts';

const PARTS = ['subject', 'predicate', 'object', 'section'] as const;

const FORM =
  'a fact is written as `{ subject: Role/ai-engineer, predicate: skills, object: collaboration, section: S5.3 }`';

export interface FactReferenceContext {
  readonly entries: Entries;
  /** The types that facts may be about. */
  readonly subjects: readonly NodeType[];
  /** Slugs of the existing sections. */
  readonly sections: ReadonlySet<string>;
  readonly problems: SeedProblems;
}

/**
 * Checks a list of references to facts: a fact is named by its subject, predicate, object and section, because
 * facts have no names of their own in the seeds. Whether there is such a fact is only known when all facts are.
 */
export function checkFactReferences(
  relationship: Relationship,
  located: Located,
  context: FactReferenceContext,
): readonly FactReference[] {
  if (located.value === null) return [];
  const items = isLocatedList(located.value) ? located.value : [located];
  return items.flatMap(({ location, value }) => {
    if (isLocatedMap(value)) return checkOne(relationship, location, value, context) ?? [];
    context.problems.add(location, `this names no fact; ${FORM}`);
    return [];
  });
}

function checkOne(
  relationship: Relationship,
  location: SeedLocation,
  written: LocatedMap,
  context: FactReferenceContext,
): FactReference | undefined {
  const { entries, subjects, sections, problems } = context;
  const names = [...PARTS, ...relationship.properties.keys()];
  for (const [name, part] of written) {
    if (names.includes(name)) continue;
    problems.add(part.location, `a reference to a fact has no \`${name}\`${suggestion(name, names)}`);
  }
  const { subject, predicate, object, section } = parts(written);
  if (subject === undefined || (predicate === undefined) !== (object === undefined)) {
    problems.add(location, `this names no fact; ${FORM}, and a mention by its subject and section alone`);
    return undefined;
  }
  if (section !== undefined && !sections.has(section)) {
    problems.add(location, `there is no section \`${section}\`${suggestion(section, sections)}`);
    return undefined;
  }
  const about = entries.resolve(subject, subjects, location, problems);
  if (!about) return undefined;
  const found = { relationship, location, subject: about, section };
  const properties = checkProperties(relationship.properties, written, location, context);
  if (predicate === undefined || object === undefined) {
    return { ...found, predicate: undefined, object: undefined, properties };
  }
  const stated = statementsNamed(about.type, predicate);
  const [first] = stated;
  if (!first) {
    const names = statements(about.type).map(({ name }) => name);
    const what = withArticle(about.type.name);
    problems.add(location, `${what} states no \`${predicate}\`${suggestion(predicate, names)}`);
    return undefined;
  }
  const targets = stated.flatMap((one) => one.targets);
  const target = entries.resolve(object, targets, location, problems);
  return target && { ...found, predicate: first.types[0], object: target, properties };
}

function parts(written: LocatedMap): { readonly [part in (typeof PARTS)[number]]?: string } {
  const texts = PARTS.map((part) => [part, written.get(part)?.value] as const);
  return Object.fromEntries(texts.filter(([, value]) => typeof value === 'string'));
}

/** The predicate is the relation's name in the seeds, such as `skills`, or its type, such as `REQUIRES_SKILL` or `requires-skill`. */
function statementsNamed(subject: NodeType, predicate: string): readonly Relationship[] {
  const type = predicate.toUpperCase().replaceAll('-', '_');
  const all = statements(subject);
  const named = all.filter(({ name }) => name === predicate);
  return named.length > 0 ? named : all.filter(({ types }) => types.includes(type));
}

function statements(subject: NodeType): readonly Relationship[] {
  return [...subject.relationships.values()].filter(
    ({ direction, structural }) => direction === 'outgoing' && !structural,
  );
}
