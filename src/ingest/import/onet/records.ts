import { KeyedValues } from '../read/keyed-values.ts';
import { shortHash } from '../read/slugs.ts';
import {
  type End,
  edge,
  type LocatedNode,
  type LocatedRecords,
  type LocatedRelationship,
  node,
} from '../source.ts';
import { Categories } from './categories.ts';
import type { JobZones } from './job-zones.ts';
import { REPEATED_TITLES } from './losses.ts';
import { RATED, ratingsOf } from './ratings.ts';
import type { OnetTables } from './table-reader.ts';
import * as table from './tables.ts';
import { UsedThings } from './used-things.ts';

/** What is known of the edition besides its tables. */
export interface OnetEdition {
  readonly dataset: string;
  readonly version: string | undefined;
  readonly jobZones: JobZones;
}

/** One pass over the O*NET database. What it holds grows with names and codes, not with rows. */
export class OnetPass implements LocatedRecords {
  readonly #tables: OnetTables;
  readonly #edition: OnetEdition;
  /** Technologies and tools, once the nodes have been read. */
  #used: readonly UsedThings[] = [];

  constructor(tables: OnetTables, edition: OnetEdition) {
    this.#tables = tables;
    this.#edition = edition;
  }

  async *nodes(): AsyncGenerator<LocatedNode> {
    const { dataset, version, jobZones } = this.#edition;
    const edition = `O*NET ${version ?? ''} Database`.replace('  ', ' ');
    yield node('Dataset', dataset, {
      name: 'O*NET',
      description: [
        'Occupations of the United States with the skills, knowledge, technologies, tools and tasks that they need.',
        ...jobZones.notes,
      ].join(' '),
      version,
      language: 'en',
      licence: 'CC BY 4.0',
      credit: `Includes information from the ${edition} by the U.S. Department of Labor, Employment and Training Administration (USDOL/ETA). Used under the CC BY 4.0 license. O*NET® is a trademark of USDOL/ETA. Converted into a graph; USDOL/ETA has not approved, endorsed, or tested these modifications.`,
    });
    yield* this.#roles();
    yield* this.#skills();
    yield* this.#usedThings();
    yield* this.#taskNodes();
  }

  async *relationships(): AsyncGenerator<LocatedRelationship> {
    for (const things of this.#used) yield* things.relationships();
    yield* this.#tasks();
    for (const [key] of RATED) yield* ratingsOf(this.#tables, key);
    yield* this.#related();
  }

  async *#roles(): AsyncGenerator<LocatedNode> {
    const zones = await this.#jobZones();
    const titles = await this.#titles();
    const seen = new Set<string>();
    for await (const { row, location } of this.#tables.rows('occupations')) {
      const slug = row[table.CODE];
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
    const { onLoss } = this.#tables.pass;
    for (const [code, zone, location] of zones.except((code) => seen.has(code))) {
      onLoss({
        kind: 'dangling',
        what: 'job zone of Role',
        location,
        value: `${code}: ${zone}`,
        other: `Role ${code}`,
      });
    }
    for (const [code, lines] of titles) {
      if (seen.has(code)) continue;
      for (const [title, line] of lines) {
        const location = { file: this.#tables.fileOf('alternateTitles', 'jobTitles'), line };
        onLoss({
          kind: 'dangling',
          what: 'title of Role',
          location,
          value: `${code}: ${title}`,
          other: `Role ${code}`,
        });
      }
    }
  }

  async #jobZones(): Promise<KeyedValues<number>> {
    const { problems } = this.#tables.pass;
    const { highest = 5 } = this.#edition.jobZones;
    const zones = new KeyedValues<number>('Job Zone', problems);
    for await (const { row, location } of this.#tables.rows('jobZones')) {
      const zone = row['Job Zone'];
      if (zone > highest)
        problems.add(location, `is no job zone of this edition, from 1 to ${highest}`, 'Job Zone', zone);
      zones.set(row[table.CODE], zone, location);
    }
    return zones;
  }

  /** By occupation, each title with the line that has it first. */
  async #titles(): Promise<ReadonlyMap<string, ReadonlyMap<string, number>>> {
    const titles = new Map<string, Map<string, number>>();
    for await (const { code, title, location } of this.#tables.titles()) {
      let lines = titles.get(code);
      if (!lines) {
        lines = new Map();
        titles.set(code, lines);
      }
      const line = lines.get(title);
      if (line === undefined) lines.set(title, location.line);
      else {
        this.#tables.pass.onLoss({
          kind: 'repeated',
          what: REPEATED_TITLES,
          location,
          value: `${code}: ${title}`,
          other: `line ${line}: ${title}`,
        });
      }
    }
    return titles;
  }

  async *#skills(): AsyncGenerator<LocatedNode> {
    const { problems } = this.#tables.pass;
    const elements = new KeyedValues<{ name: string; description: string | undefined }>(
      'Element Name',
      problems,
    );
    for await (const { row, location } of this.#tables.rows('contentModel')) {
      elements.set(row['Element ID'], { name: row['Element Name'], description: row.Description }, location);
    }
    for (const [key, kind] of RATED) {
      const names = new KeyedValues<string>('Element Name', problems);
      for await (const { row, location } of this.#tables.rows(key)) {
        const slug = row['Element ID'];
        const name = row['Element Name'] ?? elements.get(slug)?.name;
        if (name === undefined) {
          problems.add(
            location,
            'is no element of the content model, which would name it',
            'Element ID',
            slug,
          );
          continue;
        }
        const isRepeat = names.get(slug) !== undefined;
        names.set(slug, name, location);
        if (isRepeat) continue;
        const group = elements.get(slug.slice(0, slug.lastIndexOf('.')));
        const description = elements.get(slug)?.description;
        yield node('Skill', slug, { name, kind, code: slug, category: group?.name, description }, location);
      }
    }
  }

  async *#usedThings(): AsyncGenerator<LocatedNode> {
    const tables = this.#tables;
    const categories = new Categories(tables);
    const technologies = await UsedThings.read(tables, categories, {
      type: 'Framework',
      relationship: 'USES',
      rows: () => tables.technologies(),
    });
    const tools = await UsedThings.read(tables, categories, {
      type: 'Tool',
      relationship: 'USES_TOOL',
      rows: () => tables.tools(),
    });
    this.#used = [technologies, tools];
    for (const things of this.#used) yield* things.nodes();
    yield* categories.nodes(tables);
  }

  async *#taskNodes(): AsyncGenerator<LocatedNode> {
    for await (const { row, location } of this.#tables.rows('taskStatements')) {
      yield node('Task', row['Task ID'], { name: row.Task }, location);
    }
    for await (const { row, location } of this.#tables.rows('emergingTasks')) {
      yield node('EmergingTask', emergingSlug(row), { name: row.Task, novelty: row.Category }, location);
    }
  }

  async *#tasks(): AsyncGenerator<LocatedRelationship> {
    for await (const { row, location } of this.#tables.rows('taskStatements')) {
      const properties = {
        kind: row['Task Type'],
        respondents: row['Incumbents Responding'],
        asOf: row.Date,
        statedBy: row['Domain Source'],
      };
      yield edge('PERFORMS', role(row[table.CODE]), ['Task', row['Task ID']], properties, location);
    }
    for await (const { row, location } of this.#tables.rows('emergingTasks')) {
      const emerging: End = ['EmergingTask', emergingSlug(row)];
      const properties = { asOf: row.Date, statedBy: row['Domain Source'] };
      yield edge('HAS_EMERGING_TASK', role(row[table.CODE]), emerging, properties, location);
      const original = row['Original Task ID'];
      if (original) yield edge('REVISES', emerging, ['Task', original], properties, location);
    }
  }

  async *#related(): AsyncGenerator<LocatedRelationship> {
    for await (const { row, location } of this.#tables.rows('relatedOccupations')) {
      const to = role(row['Related O*NET-SOC Code']);
      const properties = { tier: row['Relatedness Tier'], rank: row.Index };
      yield edge('RELATED_TO', role(row[table.CODE]), to, properties, location);
    }
  }
}

function role(code: string): End {
  return ['Role', code];
}

function emergingSlug(row: { readonly [table.CODE]: string; readonly Task: string }): string {
  return `${row[table.CODE]}-${shortHash(row.Task)}`;
}
