import { KeyedValues } from '../read/keyed-values.ts';
import { edge, type LocatedNode, type LocatedRelationship, node } from '../source.ts';
import { occupation } from './identifiers.ts';
import type { JobZones } from './job-zones.ts';
import { REPEATED_TITLES } from './losses.ts';
import type { OnetTables } from './onet-tables.ts';
import { CODE } from './tables.ts';

/** The occupations, with their titles and job zones. Titles and job zones of codes that are no occupation become losses. */
export async function* occupationNodes(tables: OnetTables, jobZones: JobZones): AsyncGenerator<LocatedNode> {
  const zones = await jobZonesByCode(tables, jobZones);
  const titles = await titlesByCode(tables);
  const seen = new Set<string>();
  for await (const { row, location } of tables.rows('occupations')) {
    const slug = row[CODE];
    seen.add(slug);
    yield node(
      'Role',
      slug,
      {
        name: row.Title,
        aliases: [...(titles.get(slug)?.keys() ?? [])],
        description: row.Description,
        code: slug,
        jobZone: zones.get(slug),
      },
      location,
    );
  }
  const { onLoss } = tables.pass;
  for (const [code, zone, location] of zones.except((code) => seen.has(code))) {
    onLoss({
      kind: 'dangling',
      subject: 'job zone of Role',
      location,
      value: `${code}: ${zone}`,
      other: `Role ${code}`,
    });
  }
  for (const [code, lines] of titles) {
    if (seen.has(code)) continue;
    for (const [title, line] of lines) {
      const location = { file: tables.fileOf('alternateTitles', 'jobTitles'), line };
      onLoss({
        kind: 'dangling',
        subject: 'title of Role',
        location,
        value: `${code}: ${title}`,
        other: `Role ${code}`,
      });
    }
  }
}

async function jobZonesByCode(tables: OnetTables, { highest = 5 }: JobZones): Promise<KeyedValues<number>> {
  const { problems } = tables.pass;
  const zones = new KeyedValues<number>('Job Zone', problems);
  for await (const { row, location } of tables.rows('jobZones')) {
    const zone = row['Job Zone'];
    if (zone > highest)
      problems.add(location, `is no job zone of this edition, from 1 to ${highest}`, 'Job Zone', zone);
    zones.set(row[CODE], zone, location);
  }
  return zones;
}

/** By code of the occupation, its titles, each with the first line that has it. */
async function titlesByCode(tables: OnetTables): Promise<ReadonlyMap<string, ReadonlyMap<string, number>>> {
  const titles = new Map<string, Map<string, number>>();
  for await (const { code, title, location } of tables.titles()) {
    let lines = titles.get(code);
    if (!lines) {
      lines = new Map();
      titles.set(code, lines);
    }
    const line = lines.get(title);
    if (line === undefined) lines.set(title, location.line);
    else {
      tables.pass.onLoss({
        kind: 'repeated',
        subject: REPEATED_TITLES,
        location,
        value: `${code}: ${title}`,
        other: `line ${line}: ${title}`,
      });
    }
  }
  return titles;
}

/** The occupations that each occupation is related to. */
export async function* relatedOccupations(tables: OnetTables): AsyncGenerator<LocatedRelationship> {
  for await (const { row, location } of tables.rows('relatedOccupations')) {
    const to = occupation(row['Related O*NET-SOC Code']);
    const properties = { tier: row['Relatedness Tier'], rank: row.Index };
    yield edge('RELATED_TO', occupation(row[CODE]), to, properties, location);
  }
}
