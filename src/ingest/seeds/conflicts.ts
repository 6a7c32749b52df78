import type { RelationshipRecord } from '../../releases/records.ts';
import { type CheckedEntry, type Entry, type FactReference, keyOf } from './entry.ts';
import type { SeedProblems } from './errors.ts';
import type { Fact } from './facts.ts';
import { suggestion } from './nearest.ts';
import { structuralRecord } from './relationships.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Ties a conflict to the facts that it refers to. A reference to a missing fact goes to the problems. */
export function factReferenceRecords(
  { entry, facts }: CheckedEntry,
  factsAbout: ReadonlyMap<Entry, readonly Fact[]>,
  vocabulary: Vocabulary,
  problems: SeedProblems,
): readonly RelationshipRecord[] {
  const slugs = new Set<string>();
  return facts.flatMap((reference) => {
    const candidates = (factsAbout.get(reference.subject) ?? []).filter(
      ({ predicate, object }) => predicate === reference.predicate && object === reference.object,
    );
    const found = candidates.filter(
      ({ mention }) => !reference.section || mention.section === reference.section,
    );
    if (found.length === 0) problems.add(reference.location, noSuchFact(reference, candidates));
    return found.flatMap(({ slug }) => {
      if (slugs.has(slug))
        problems.add(reference.location, `names the fact \`${slug}\` twice: keep one of the two`);
      slugs.add(slug);
      const to = { type: vocabulary.fact.name, slug };
      return structuralRecord(reference.relationship, keyOf(entry), to, { properties: reference.properties });
    });
  });
}

function noSuchFact(
  { subject, predicate, object, section }: FactReference,
  candidates: readonly Fact[],
): string {
  const what = [subject.slug, predicate, object?.slug].filter((part) => part !== undefined).join(' ');
  const sections = candidates.map(({ mention }) => mention.section);
  if (section === undefined || sections.length === 0)
    return `no mention says \`${what}\`: write it at ${subject.slug} first`;
  return `no mention in ${section} says \`${what}\`${suggestion(section, sections)}`;
}
