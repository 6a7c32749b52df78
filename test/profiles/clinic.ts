import type { NodeRecord, RelationshipRecord } from '../../src/releases/index.ts';

/** A rating as the fixture states it. */
export interface Rating {
  readonly importance: number;
  readonly level: number;
  readonly importanceError: number | undefined;
  readonly levelError: number | undefined;
}

const skillSlugs = [
  'caring',
  'medicine',
  'listening',
  'physics',
  'mathematics',
  'programming',
  'writing',
  'testing',
];

/** Importance and level of each skill, in the order of `skillSlugs`, for three kinds of work. */
const kinds = {
  nurse: [5, 6, 5, 5, 4.5, 5, 3, 1.5, 3, 2, 3, 0.5, 3.5, 3, 3, 1],
  physicist: [3, 0.5, 3, 1, 3.5, 3, 5, 6.5, 5, 6.5, 4, 4, 4, 5, 3.5, 3],
  programmer: [3, 0, 3, 0, 3.5, 3, 3, 1.5, 4, 4, 5, 6, 3.5, 3.5, 5, 5],
};

/** The ratings of twelve roles, four of each kind, on all skills; the last nurse has no standard errors on record. */
export const ratings: ReadonlyMap<string, ReadonlyMap<string, Rating>> = new Map(
  Object.entries(kinds).flatMap(([kind, values]) =>
    [1, 2, 3, 4].map((number) => [`${kind}-${number}`, ratingsOf(kind, values, number)] as const),
  ),
);

/** Roles of one kind differ in level, by a little that grows with their number and differs by skill. */
function ratingsOf(kind: string, values: readonly number[], number: number): ReadonlyMap<string, Rating> {
  const hasErrors = kind !== 'nurse' || number !== 4;
  return new Map(
    skillSlugs.map((skill, index) => [
      skill,
      {
        importance: values[2 * index] ?? 0,
        level: (values[2 * index + 1] ?? 0) + (number - 1) * 0.1 * (index % 3),
        importanceError: hasErrors ? 0.1 : undefined,
        levelError: hasErrors ? 0.15 : undefined,
      },
    ]),
  );
}

const node = (type: string, slug: string): NodeRecord => ({ type, slug, properties: { name: slug } });

/** The rated roles, and two that are not rated and share their technologies with a programmer. */
export const clinic: {
  readonly nodes: readonly NodeRecord[];
  readonly relationships: readonly RelationshipRecord[];
} = {
  nodes: [
    ...[...ratings.keys(), 'painter', 'designer'].map((slug) => node('Role', slug)),
    ...skillSlugs.map((slug) => node('Skill', slug)),
    ...['brush', 'editor'].map((slug) => node('Framework', slug)),
  ],
  relationships: [
    ...[...ratings].flatMap(([role, rated]) =>
      [...rated].map(([skill, properties]) =>
        edge('REQUIRES_SKILL', role, 'Skill', skill, { ...properties }),
      ),
    ),
    edge('USES', 'painter', 'Framework', 'brush'),
    edge('USES', 'painter', 'Framework', 'editor'),
    edge('USES', 'designer', 'Framework', 'brush'),
    edge('USES', 'programmer-1', 'Framework', 'editor'),
  ],
};

export function edge(
  type: string,
  role: string,
  endType: string,
  end: string,
  properties: Readonly<Record<string, unknown>> = {},
): RelationshipRecord {
  return { type, from: { type: 'Role', slug: role }, to: { type: endType, slug: end }, properties };
}
