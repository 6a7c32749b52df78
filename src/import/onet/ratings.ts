import type { SourceFile } from '../read/files.ts';
import type { Place } from '../read/problems.ts';
import type { Reading } from '../read/reading.ts';
import { readTable } from '../read/table.ts';
import { edge, type PlacedRelationship } from '../source.ts';
import { CODE, type Rating, ratings } from './tables.ts';

/**
 * What a table of ratings says of occupations. Importance and level of an element follow each other, so that one is held at a time; where
 * they do not, the second is a problem.
 */
export async function* ratingsOf(file: SourceFile, reading: Reading): AsyncGenerator<PlacedRelationship> {
  const done = new Set<string>();
  let key: string | undefined;
  let group: Rating[] = [];
  let start: Place | undefined;
  for await (const { row, place } of readTable(file, 'tab', ratings, reading)) {
    const next = `${row[CODE]} ${row['Element ID']}`;
    if (next !== key) {
      if (group.length > 0) yield ratingOf(group, start);
      if (done.has(next)) {
        reading.problems.add(
          place,
          'is rated further above already: ratings of one element stand together',
          'Element ID',
          row['Element ID'],
        );
      }
      done.add(next);
      key = next;
      group = [];
      start = place;
    }
    group.push(row);
  }
  if (group.length > 0) yield ratingOf(group, start);
}

function ratingOf(rows: readonly Rating[], place: Place | undefined): PlacedRelationship {
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
      importanceError: importance?.['Standard Error'],
      levelError: level?.['Standard Error'],
      suppress: rows.some((row) => row['Recommend Suppress']),
      notRelevant: level?.['Not Relevant'],
      asOf: first?.Date,
      statedBy: first?.['Domain Source'],
    },
    place,
  );
}
