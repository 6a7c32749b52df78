import type { Graph, NodeType } from '@rolegraph/graph-model';
import type { Entry } from './entry.ts';
import type { SeedLocation, SeedProblems } from './errors.ts';
import { isLocatedMap, type Located, type LocatedMap } from './load.ts';
import { suggestion } from './nearest.ts';
import { Entries } from './reference.ts';
import type { Vocabulary } from './vocabulary.ts';

const SLUG = /^[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/;

/** Finds the entries of all files: below each node type the slugs, below each slug its fields. */
export function collectEntries(
  files: readonly Located[],
  model: Graph,
  vocabulary: Vocabulary,
  problems: SeedProblems,
): Entries {
  const entries = new Entries(model);
  for (const file of files) {
    for (const [typeName, ofType] of below(file, 'a node type, such as `Role:`', problems)) {
      const type = model.nodes.get(typeName);
      if (!type || type === vocabulary.fact) {
        problems.add(ofType.location, type ? factsAreMentions(type) : unknownType(typeName, model));
        continue;
      }
      for (const [slug, entry] of below(ofType, `the slug of a ${typeName}`, problems)) {
        add({
          type,
          slug,
          location: entry.location,
          fields: below(entry, 'a property or relation', problems),
        });
      }
    }
  }
  return entries;

  function add(entry: Entry): void {
    const before = entries.get(entry.type, entry.slug);
    if (!SLUG.test(entry.slug)) {
      problems.add(
        entry.location,
        `\`${entry.slug}\` is no slug: a slug is made of letters, digits, hyphens and dots`,
      );
    } else if (before) {
      problems.add(
        entry.location,
        `is there already, ${describeLocation(before.location)}: keep one of the two`,
      );
    } else {
      entries.add(entry);
    }
  }
}

/** The map below a key; an empty one where it is missing. */
export function below(located: Located, expected: string, problems: SeedProblems): LocatedMap {
  if (isLocatedMap(located.value)) return located.value;
  if (located.value !== null)
    problems.add(located.location, `what stands below is ${expected}, with a colon behind it`);
  return new Map();
}

function describeLocation({ file, line }: SeedLocation): string {
  return `in ${file}:${line}`;
}

function unknownType(name: string, model: Graph): string {
  return `there is no node type \`${name}\`${suggestion(name, model.nodes.keys())}`;
}

function factsAreMentions({ name }: NodeType): string {
  return `a ${name} is not written by itself: it comes from a mention, such as \`mentioned: [S1]\``;
}
