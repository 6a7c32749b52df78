import { type Row, readTable } from '../data/table.ts';

/** What O*NET says of its rated occupations, by their codes. */
export interface RatedOccupations {
  readonly codes: readonly string[];
  /** The rated skills and fields of knowledge. */
  readonly elements: readonly string[];
  /** Importance and level of each element that an occupation is rated on. */
  readonly ratings: ReadonlyMap<string, ReadonlyMap<string, Rating>>;
  readonly technologies: ReadonlyMap<string, ReadonlySet<string>>;
  /** The primary related occupations of each among the rated ones: what a measure of similarity is judged by, and never its input. */
  readonly related: ReadonlyMap<string, ReadonlySet<string>>;
}

export interface Rating {
  readonly importance: number;
  readonly level: number;
}

const CODE = 'O*NET-SOC Code';

/** Reads the text edition of O*NET from a folder. */
export function readRatedOccupations(folder: string): RatedOccupations {
  const ratings = new Map<string, Map<string, { importance: number; level: number }>>();
  for (const row of [...readTable(folder, 'Skills.txt'), ...readTable(folder, 'Knowledge.txt')]) {
    const rated = ratings.get(row(CODE)) ?? new Map();
    ratings.set(row(CODE), rated);
    const rating = rated.get(row('Element ID')) ?? { importance: 0, level: 0 };
    rated.set(row('Element ID'), rating);
    rating[row('Scale ID') === 'IM' ? 'importance' : 'level'] = Number(row('Data Value'));
  }
  const primary = readTable(folder, 'Related Occupations.txt').filter(
    (row) => row('Relatedness Tier').startsWith('Primary') && ratings.has(row('Related O*NET-SOC Code')),
  );
  return {
    codes: [...ratings.keys()],
    elements: [...new Set([...ratings.values()].flatMap((rated) => [...rated.keys()]))],
    ratings,
    technologies: grouped(readTable(folder, 'Technology Skills.txt'), 'Example', ratings),
    related: grouped(primary, 'Related O*NET-SOC Code', ratings),
  };
}

function grouped(
  rows: readonly Row[],
  column: string,
  rated: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const groups = new Map<string, Set<string>>();
  for (const row of rows) {
    if (!rated.has(row(CODE))) continue;
    groups.set(row(CODE), (groups.get(row(CODE)) ?? new Set()).add(row(column)));
  }
  return groups;
}
