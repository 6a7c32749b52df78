import type { NodeKey, NodeRecord, RelationshipRecord } from '../../releases/records.ts';
import { PUBLISHER } from './check.ts';
import { factReferenceRecords } from './conflicts.ts';
import { type CheckedEntry, type Entry, keyOf } from './entry.ts';
import type { SeedProblems } from './errors.ts';
import { type Fact, factRecord, factRelationships, factsOf } from './facts.ts';
import type { Entries } from './reference.ts';
import { relationshipRecords } from './relationships.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A dataset as the seeds tell it, ready for a release. */
export interface SeedRecords {
  /** The slug of the dataset. */
  readonly dataset: string;
  readonly nodes: readonly NodeRecord[];
  readonly relationships: readonly RelationshipRecord[];
}

/** Turns checked entries into the records of their dataset, facts and all. */
export function recordsOf(
  checked: readonly CheckedEntry[],
  { dataset, publisher }: Origin,
  vocabulary: Vocabulary,
  problems: SeedProblems,
): SeedRecords {
  const facts = factsOf(checked);
  const factsAbout = new Map(checked.map(({ entry }): [Entry, Fact[]] => [entry, []]));
  for (const fact of facts) factsAbout.get(fact.subject)?.push(fact);
  const sources = new Map(checked.map((item) => [item.entry, sourceOf(item, vocabulary) ?? publisher]));
  return {
    dataset: dataset.slug,
    nodes: [
      ...checked.map(({ entry, properties }) => ({ ...keyOf(entry), properties })),
      ...facts.map((fact) => factRecord(fact, vocabulary)),
    ],
    relationships: [
      ...checked.flatMap(relationshipRecords),
      ...checked.flatMap((item) => factReferenceRecords(item, factsAbout, vocabulary, problems)),
      ...facts.flatMap((fact) => {
        const source = sources.get(fact.subject) ?? publisher;
        return factRelationships(fact, source, vocabulary);
      }),
    ],
  };
}

/** The dataset that the facts belong to, and the source of facts that name no other. */
export interface Origin {
  readonly dataset: Entry;
  readonly publisher: NodeKey;
}

/** Finds the one dataset that the seeds are about and its publisher; undefined where the problems say why not. */
export function originOf(
  entries: Entries,
  vocabulary: Vocabulary,
  problems: SeedProblems,
): Origin | undefined {
  const [dataset, second] = entries.ofType(vocabulary.dataset);
  const name = vocabulary.dataset.name;
  if (!dataset) {
    const location = { file: `${name.toLowerCase()}.yaml`, line: 1, path: name };
    problems.add(
      location,
      `the seeds have no ${name}: write its slug, name, licence, credit and ${PUBLISHER}`,
    );
    return undefined;
  }
  if (second) {
    problems.add(second.location, `the seeds are of one ${name}, and \`${dataset.slug}\` is there already`);
    return undefined;
  }
  const written = dataset.fields.get(PUBLISHER);
  if (typeof written?.value !== 'string') {
    const location = written?.location ?? dataset.location;
    problems.add(
      location,
      `lacks \`${PUBLISHER}\`: the slug of the source that says what no other source is named for`,
    );
    return undefined;
  }
  const targets = vocabulary.accordingTo.targets;
  const publisher = entries.resolve(written.value, targets, written.location, problems);
  return publisher && { dataset, publisher: keyOf(publisher) };
}

/** A figure has one source, which is also the source of the facts about it. */
function sourceOf({ relations }: CheckedEntry, { accordingTo }: Vocabulary): NodeKey | undefined {
  const reported = relations.find(
    ({ relationship, target }) => relationship.one && accordingTo.targets.includes(target.type),
  );
  return reported && keyOf(reported.target);
}
