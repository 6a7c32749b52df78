import type { NodeType, Relationship } from '@rolegraph/graph-model';
import { below } from './entries.ts';
import type { CheckedEntry, Entry, FactReference, Relation } from './entry.ts';
import type { SeedLocation, SeedProblems } from './errors.ts';
import { checkFactReferences, type FactReferenceContext } from './fact-reference.ts';
import { isLocatedList, isLocatedMap, type Located } from './load.ts';
import { type Mention, type MentionContext, readMentions } from './mention.ts';
import { nearest } from './nearest.ts';
import { checkProperties } from './properties.ts';
import { type Entries, withArticle } from './reference.ts';
import type { StoredProperties } from './stored-properties.ts';
import { INFERRED, type Vocabulary } from './vocabulary.ts';

/** Fields of an entry that are neither properties nor relations. */
const MENTIONED = 'mentioned';
export const PUBLISHER = 'publisher';

/** The mentions of a relation, beside its properties. */
const MENTIONS = 'mentions';

const ORDER = 'order';

/** Checks each entry against the declaration of its type, and finds what it refers to. */
export class Checker {
  readonly #vocabulary: Vocabulary;
  readonly #entries: Entries;
  readonly #problems: SeedProblems;
  readonly #sections: ReadonlySet<string>;
  readonly #context: FactReferenceContext;

  constructor(entries: Entries, vocabulary: Vocabulary, problems: SeedProblems) {
    this.#vocabulary = vocabulary;
    this.#entries = entries;
    this.#problems = problems;
    this.#sections = new Set(entries.ofType(vocabulary.section).map(({ slug }) => slug));
    this.#context = { entries, subjects: vocabulary.subject.targets, sections: this.#sections, problems };
  }

  check(entry: Entry): CheckedEntry {
    const { type, fields, location } = entry;
    const mentioned = fields.get(MENTIONED);
    const relations: Relation[] = [];
    const facts: FactReference[] = [];
    for (const [name, located] of fields) {
      if (type.properties.has(name) || this.#isBookkeeping(type, name)) continue;
      const relationship = type.relationships.get(name);
      if (relationship?.direction !== 'outgoing') {
        this.#problems.add(located.location, this.#unknownField(type, name));
      } else if (relationship.targets.includes(this.#vocabulary.fact)) {
        facts.push(...checkFactReferences(relationship, located, this.#context));
      } else {
        relations.push(...this.#relations(relationship, located));
      }
    }
    return {
      entry,
      properties: checkProperties(type.properties, this.#withOrder(entry), location, this.#context),
      mentions: mentioned ? readMentions(mentioned, this.#mentions(true), this.#problems) : [],
      relations,
      facts,
    };
  }

  /** Sections stand in the order of the source, so that none needs a number. */
  #withOrder({ type, slug, location, fields }: Entry): Entry['fields'] {
    if (type !== this.#vocabulary.section || fields.has(ORDER)) return fields;
    return new Map([...fields, [ORDER, { location, value: [...this.#sections].indexOf(slug) }]]);
  }

  #isBookkeeping(type: NodeType, name: string): boolean {
    if (name === PUBLISHER) return type === this.#vocabulary.dataset;
    return name === MENTIONED && this.#vocabulary.subject.targets.includes(type);
  }

  #relations(relationship: Relationship, located: Located): readonly Relation[] {
    const relations = relationship.structural
      ? this.#links(relationship, located)
      : this.#statements(relationship, located);
    const targets = new Set<Entry>();
    for (const { target } of relations) {
      if (targets.has(target))
        this.#problems.add(located.location, `names \`${target.slug}\` twice: keep one of the two`);
      targets.add(target);
    }
    if (relationship.one && targets.size > 1) {
      this.#problems.add(located.location, `names ${targets.size} targets, but takes only one`);
    }
    return relations;
  }

  /** Book-keeping relations are written as the slug of their target, or as a list of such. */
  #links(relationship: Relationship, located: Located): readonly Relation[] {
    if (located.value === null) return [];
    const items = isLocatedList(located.value) ? located.value : [located];
    return items.flatMap((item) => {
      if (typeof item.value !== 'string') {
        this.#problems.add(item.location, 'what stands here is a slug, or a list of slugs');
        return [];
      }
      const target = this.#entries.resolve(item.value, relationship.targets, item.location, this.#problems);
      return target ? [{ relationship, target, properties: {}, mentions: [] }] : [];
    });
  }

  /** Statements are written as a slug and below it the mentions, or a map of properties with the mentions as `mentions`. */
  #statements(relationship: Relationship, located: Located): readonly Relation[] {
    const expected = `${withArticle(relationship.target.name)}'s slug and below it what says so, such as \`S5.1 both\``;
    return [...below(located, expected, this.#problems)].flatMap(([reference, statement]) => {
      const target = this.#entries.resolve(
        reference,
        relationship.targets,
        statement.location,
        this.#problems,
      );
      const { mentions, properties } = this.#statement(relationship, statement);
      this.#checkInference(relationship, mentions, statement.location);
      return target ? [{ relationship, target, properties, mentions }] : [];
    });
  }

  #statement(
    relationship: Relationship,
    statement: Located,
  ): { mentions: readonly Mention[]; properties: StoredProperties } {
    const written = isLocatedMap(statement.value) ? statement.value : new Map([[MENTIONS, statement]]);
    const names = [MENTIONS, ...relationship.properties.keys()];
    for (const [name, located] of written) {
      if (names.includes(name)) continue;
      const choices = names.map((choice) => `\`${choice}\``).join(', ');
      this.#problems.add(located.location, `the relation has no property \`${name}\`; it takes ${choices}`);
    }
    const mentions = written.get(MENTIONS);
    if (!mentions)
      this.#problems.add(
        statement.location,
        `lacks \`${MENTIONS}\`: the mentions that say it, such as \`S5.1 both\``,
      );
    return {
      mentions: mentions ? readMentions(mentions, this.#mentions(false), this.#problems) : [],
      properties: checkProperties(relationship.properties, written, statement.location, this.#context),
    };
  }

  #checkInference(relationship: Relationship, mentions: readonly Mention[], location: SeedLocation): void {
    const inferred = mentions.length > 0 && mentions.every(({ strength }) => strength === INFERRED);
    if (!inferred || relationship.inferable) return;
    const message =
      'is only inferred, and this relation is not declared as one that may be: give a mention that states it';
    this.#problems.add(location, message);
  }

  #unknownField(type: NodeType, name: string): string {
    const relationship = type.relationships.get(name);
    if (relationship?.direction === 'incoming') {
      const [source] = relationship.targets;
      const start = [...(source?.relationships.values() ?? [])].find(
        (other) =>
          other.direction === 'outgoing' && other.types.some((name) => relationship.types.includes(name)),
      );
      const where = start ? `\`${source?.name}.${start.name}\`` : 'the other side';
      return `\`${name}\` is not written here: it is the other side of ${where}, so write it there`;
    }
    const relations = [...type.relationships.values()].filter(({ direction }) => direction === 'outgoing');
    const names = [...type.properties.keys(), ...relations.map((relation) => relation.name)];
    if (this.#vocabulary.subject.targets.includes(type)) names.push(MENTIONED);
    const meant = nearest(name, names);
    return `${withArticle(type.name)} has no \`${name}\`${meant ? `; did you mean \`${meant}\`?` : ''}`;
  }

  #mentions(strengthOptional: boolean): MentionContext {
    const strengths = Object.keys(this.#vocabulary.strength.values);
    return { sections: this.#sections, strengths, strengthOptional };
  }
}
