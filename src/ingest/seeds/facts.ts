import type { NodeKey, NodeRecord, RelationshipRecord } from '../../releases/records.ts';
import { type CheckedEntry, type Entry, keyOf } from './entry.ts';
import type { Mention } from './mention.ts';
import { structuralRecord } from './relationships.ts';
import { INFERRED, type Vocabulary } from './vocabulary.ts';

/** One mention in the source, as a fact with a slug of its own. */
export interface Fact {
  readonly slug: string;
  readonly subject: Entry;
  /** The stated type and the other end, where the source says more than that the subject exists. */
  readonly predicate: string | undefined;
  readonly object: Entry | undefined;
  readonly mention: Mention;
}

/**
 * Makes a fact of every mention. Slugs are readable and stay when other mentions come and go:
 *
 * - `ai-engineer.requires-skill.collaboration@S5.3` for a relation, `role.ai-engineer@S1` for an entity that is mentioned
 * - types before the slugs, `skill.scalability.leads-to.outcome.growth@S2`, where two types have the same slugs
 * - `…@S5.3_2` for the second mention in the same section
 */
export function factsOf(checked: readonly CheckedEntry[]): readonly Fact[] {
  const statements = checked.flatMap(statementsOf);
  const ends = new Map<string, Set<string>>();
  for (const { short, long } of statements) ends.set(short, (ends.get(short) ?? new Set()).add(long));
  return statements.flatMap(({ short, long, mentions, ...statement }) => {
    const name = (ends.get(short)?.size ?? 0) > 1 ? long : short;
    const seen = new Map<string, number>();
    return mentions.map((mention) => {
      const count = (seen.get(mention.section) ?? 0) + 1;
      seen.set(mention.section, count);
      const slug = `${name}@${mention.section}${count > 1 ? `_${count}` : ''}`;
      return { ...statement, slug, mention };
    });
  });
}

function statementsOf({ entry, mentions, relations }: CheckedEntry) {
  const subject = `${kebab(entry.type.name)}.${entry.slug}`;
  const mentioned = {
    subject: entry,
    predicate: undefined,
    object: undefined,
    short: subject,
    long: subject,
    mentions,
  };
  const stated = relations.map(({ relationship, target, ...relation }) => {
    const predicate = relationship.types[0] ?? '';
    const verb = predicate.toLowerCase().replaceAll('_', '-');
    return {
      subject: entry,
      predicate,
      object: target,
      short: `${entry.slug}.${verb}.${target.slug}`,
      long: `${subject}.${verb}.${kebab(target.type.name)}.${target.slug}`,
      mentions: relation.mentions,
    };
  });
  return [mentioned, ...stated];
}

function kebab(typeName: string): string {
  return typeName.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase();
}

export function factRecord({ slug, predicate, mention }: Fact, { fact }: Vocabulary): NodeRecord {
  const { strength, note } = mention;
  const properties = { ...(predicate && { predicate }), strength, ...(note && { note }) };
  return { type: fact.name, slug, properties };
}

/** The relationships of a fact to its subject, object, section and source. */
export function factRelationships(
  { slug, subject, object, mention }: Fact,
  source: NodeKey,
  vocabulary: Vocabulary,
): readonly RelationshipRecord[] {
  const from = { type: vocabulary.fact.name, slug };
  const section = { type: vocabulary.section.name, slug: mention.section };
  // An inferred fact is in the results of operations that ask for inferences only.
  const kind = { inferred: mention.strength === INFERRED };
  return [
    structuralRecord(vocabulary.subject, from, keyOf(subject), kind),
    ...(object ? [structuralRecord(vocabulary.object, from, keyOf(object), kind)] : []),
    structuralRecord(vocabulary.inSection, from, section, kind),
    structuralRecord(vocabulary.accordingTo, from, source, kind),
  ];
}
