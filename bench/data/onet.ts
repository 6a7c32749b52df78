import type { GraphData } from './data.ts';
import { slugs } from './slugs.ts';
import { type Row, readTable } from './table.ts';

/** Reads the text edition of the O*NET database from a folder. */
export function readOnet(folder: string): GraphData {
  const technologies = readTable(folder, 'Technology Skills.txt');
  const ratings = [
    ...readTable(folder, 'Skills.txt').map((row) => ({ row, kind: 'skill' })),
    ...readTable(folder, 'Knowledge.txt').map((row) => ({ row, kind: 'knowledge' })),
  ];
  const first = new Map(technologies.toReversed().map((row) => [row('Example'), row]));
  const names = [...new Set(technologies.map((row) => row('Example')))];
  const slugOf = slugs(names);
  const aliasesOf = aliasesIn(readTable(folder, 'Alternate Titles.txt'));
  return {
    roles: readTable(folder, 'Occupation Data.txt').map((row) => ({
      slug: row(CODE),
      name: row('Title'),
      aliases: [...(aliasesOf.get(row(CODE)) ?? [])],
      description: row('Description'),
    })),
    skills: [
      ...new Map(
        ratings.map(({ row, kind }) => [
          row('Element ID'),
          { slug: row('Element ID'), name: row('Element Name'), kind },
        ]),
      ).values(),
    ],
    frameworks: names.map((name) => {
      const row = first.get(name);
      return {
        slug: slugOf(name),
        name,
        category: row?.('Commodity Title') ?? '',
        hot: row?.('Hot Technology') === 'Y',
      };
    }),
    tasks: readTable(folder, 'Task Statements.txt').map((row) => ({
      slug: row('Task ID'),
      name: row('Task'),
      kind: row('Task Type') || undefined,
      role: row(CODE),
    })),
    uses: usesIn(technologies, slugOf),
    requires: requiresIn(ratings.map(({ row }) => row)),
    related: readTable(folder, 'Related Occupations.txt').map((row) => ({
      role: row(CODE),
      other: row('Related O*NET-SOC Code'),
    })),
  };
}

const CODE = 'O*NET-SOC Code';

/** What occupations are called besides, each once, by their codes. */
function aliasesIn(titles: readonly Row[]): ReadonlyMap<string, ReadonlySet<string>> {
  const aliases = new Map<string, Set<string>>();
  for (const row of titles) {
    aliases.set(row(CODE), (aliases.get(row(CODE)) ?? new Set()).add(row('Alternate Title')));
  }
  return aliases;
}

/** A technology that is in two categories stands in two rows of one role. */
function usesIn(technologies: readonly Row[], slugOf: (name: string) => string): GraphData['uses'] {
  const uses = new Map<string, GraphData['uses'][number]>();
  for (const row of technologies) {
    const [role, framework] = [row(CODE), slugOf(row('Example'))];
    const key = `${role}\t${framework}`;
    const inDemand = row('In Demand') === 'Y' || (uses.get(key)?.inDemand ?? false);
    uses.set(key, { role, framework, inDemand });
  }
  return [...uses.values()];
}

/** Importance and level of one skill stand in two rows. */
function requiresIn(ratings: readonly Row[]): GraphData['requires'] {
  const found = new Map<string, { role: string; skill: string; importance?: number; level?: number }>();
  for (const row of ratings) {
    const [role, skill] = [row(CODE), row('Element ID')];
    const key = `${role}\t${skill}`;
    const rating = found.get(key) ?? { role, skill };
    const value = Number(row('Data Value'));
    if (row('Scale ID') === 'IM') rating.importance = value;
    if (row('Scale ID') === 'LV') rating.level = value;
    found.set(key, rating);
  }
  return [...found.values()].map(({ role, skill, importance, level }) => ({
    role,
    skill,
    importance,
    level,
  }));
}
