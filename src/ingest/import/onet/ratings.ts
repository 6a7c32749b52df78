import type { SourceLocation } from '../read/problems.ts';
import { edge, type LocatedRelationship } from '../source.ts';
import type { OnetTables } from './onet-tables.ts';
import { CODE, type Rating } from './tables.ts';

/** The tables of ratings, each with the kind of skill that it rates. */
export const RATED = [
  ['skills', 'skill'],
  ['essentialSkills', 'skill'],
  ['transferableSkills', 'skill'],
  ['knowledge', 'knowledge'],
] as const;

/** The scales of a rating: importance and level. */
const SCALES: ReadonlySet<string> = new Set(['IM', 'LV']);

/**
 * The ratings of occupations in a table. Importance and level of an element follow each other, so that one is held at a time; where
 * they do not, the second is a problem.
 */
export async function* ratingsOf(
  tables: OnetTables,
  key: (typeof RATED)[number][0],
): AsyncGenerator<LocatedRelationship> {
  const { problems } = tables.pass;
  const done = new Set<string>();
  let rated: string | undefined;
  let group: Rating[] = [];
  let start: SourceLocation | undefined;
  for await (const { row, location } of tables.rows(key)) {
    const next = `${row[CODE]} ${row['Element ID']}`;
    if (next !== rated) {
      if (group.length > 0) yield ratingOf(group, start);
      if (done.has(next)) {
        problems.add(
          location,
          'is rated further above already: ratings of one element stand together',
          'Element ID',
          row['Element ID'],
        );
      }
      done.add(next);
      rated = next;
      group = [];
      start = location;
    }
    const same = group.find((other) => other['Scale ID'] === row['Scale ID']);
    if (same) {
      const message = `${next} is rated ${same['Data Value']} on the scale ${row['Scale ID']} already`;
      problems.add(location, message, 'Data Value', row['Data Value']);
    }
    if (!SCALES.has(row['Scale ID'])) {
      problems.add(location, 'is neither IM (importance) nor LV (level)', 'Scale ID', row['Scale ID']);
    }
    group.push(row);
  }
  if (group.length > 0) yield ratingOf(group, start);
}

function ratingOf(rows: readonly Rating[], location: SourceLocation | undefined): LocatedRelationship {
  const importance = rows.find((row) => row['Scale ID'] === 'IM');
  const level = rows.find((row) => row['Scale ID'] === 'LV');
  const [first] = rows;
  return edge(
    'REQUIRES_SKILL',
    ['Role', first?.[CODE] ?? ''],
    ['Skill', first?.['Element ID'] ?? ''],
    {
      importance: importance?.['Data Value'],
      level: level?.['Data Value'],
      responses: importance?.N,
      levelResponses: level?.N,
      importanceError: importance?.['Standard Error'],
      levelError: level?.['Standard Error'],
      suppress: importance?.['Recommend Suppress'],
      levelSuppress: level?.['Recommend Suppress'],
      notRelevant: level?.['Not Relevant'],
      asOf: first?.Date,
      statedBy: first?.['Domain Source'],
    },
    location,
  );
}
