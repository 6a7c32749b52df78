import type { Reading } from '../read/reading.ts';
import { Slugs, shortHash } from '../read/slugs.ts';
import { readTable } from '../read/table.ts';
import {
  type End,
  edge,
  node,
  type PlacedNode,
  type PlacedRecords,
  type PlacedRelationship,
} from '../source.ts';
import type { OnetFiles } from './index.ts';
import { ratingsOf } from './ratings.ts';
import * as table from './tables.ts';
import { readTechnologies, type Technologies } from './technologies.ts';

/** One pass over the O*NET database. What it holds grows with names and codes, not with rows. */
export class OnetPass implements PlacedRecords {
  readonly #files: OnetFiles;
  readonly #dataset: string;
  readonly #version: string | undefined;
  readonly #reading: Reading;
  #technologies: Technologies | undefined;
  readonly #tools = new Slugs();

  constructor(files: OnetFiles, dataset: string, version: string | undefined, reading: Reading) {
    this.#files = files;
    this.#dataset = dataset;
    this.#version = version;
    this.#reading = reading;
  }

  async *nodes(): AsyncGenerator<PlacedNode> {
    const edition = `O*NET ${this.#version ?? ''} Database`.replace('  ', ' ');
    yield node('Dataset', this.#dataset, {
      name: 'O*NET',
      description:
        'Occupations of the United States with the skills, knowledge, technologies, tools and tasks that they need.',
      version: this.#version,
      language: 'en',
      licence: 'CC BY 4.0',
      credit: `Includes information from the ${edition} by the U.S. Department of Labor, Employment and Training Administration (USDOL/ETA). Used under the CC BY 4.0 license. O*NET® is a trademark of USDOL/ETA. Converted into a graph; USDOL/ETA has not approved, endorsed, or tested these modifications.`,
    });
    yield* this.#roles();
    yield* this.#skills();
    if (this.#files.technologySkills) {
      this.#technologies = await readTechnologies(this.#files, this.#reading);
      yield* this.#technologies.nodes();
    }
    yield* this.#toolNodes();
    yield* this.#taskNodes();
  }

  async *relationships(): AsyncGenerator<PlacedRelationship> {
    if (this.#technologies) yield* this.#technologies.relationships(this.#files, this.#reading);
    yield* this.#toolUses();
    yield* this.#tasks();
    for (const file of [this.#files.skills, this.#files.knowledge]) {
      if (file) yield* ratingsOf(file, this.#reading);
    }
    yield* this.#related();
  }

  async *#roles(): AsyncGenerator<PlacedNode> {
    const { occupations, jobZones, alternateTitles } = this.#files;
    const zones = new Map<string, number>();
    for await (const { row } of this.#rows(jobZones, table.jobZones))
      zones.set(row[table.CODE], row['Job Zone']);
    const titles = new Map<string, Set<string>>();
    for await (const { row } of this.#rows(alternateTitles, table.alternateTitles)) {
      const known = titles.get(row[table.CODE]) ?? new Set();
      if (known.has(row['Alternate Title'])) this.#reading.onMerged('alternate titles of one occupation');
      titles.set(row[table.CODE], known.add(row['Alternate Title']));
    }
    for await (const { row, place } of this.#rows(occupations, table.occupations)) {
      const slug = row[table.CODE];
      yield node(
        'Role',
        slug,
        {
          name: row.Title,
          aliases: [...(titles.get(slug) ?? [])],
          description: row.Description,
          code: slug,
          jobZone: zones.get(slug),
        },
        place,
      );
    }
  }

  async *#skills(): AsyncGenerator<PlacedNode> {
    const { contentModel, skills, knowledge } = this.#files;
    const elements = new Map<string, { name: string; description: string | undefined }>();
    for await (const { row } of this.#rows(contentModel, table.contentModel)) {
      elements.set(row['Element ID'], { name: row['Element Name'], description: row.Description });
    }
    for (const [file, kind] of [
      [skills, 'skill'],
      [knowledge, 'knowledge'],
    ] as const) {
      const seen = new Set<string>();
      for await (const { row, place } of this.#rows(file, table.ratedElements)) {
        const slug = row['Element ID'];
        if (seen.has(slug)) continue;
        seen.add(slug);
        const group = elements.get(slug.slice(0, slug.lastIndexOf('.')));
        yield node(
          'Skill',
          slug,
          {
            name: row['Element Name'],
            kind,
            code: slug,
            category: group?.name,
            description: elements.get(slug)?.description,
          },
          place,
        );
      }
    }
  }

  async *#toolNodes(): AsyncGenerator<PlacedNode> {
    const categories = new Map<string, Set<string>>();
    for await (const { row } of this.#rows(this.#files.toolsUsed, table.toolsUsed)) {
      const known = categories.get(row.Example) ?? new Set();
      categories.set(row.Example, known.add(row['Commodity Title']));
    }
    for (const [name, titles] of categories) {
      yield node('Tool', this.#tools.of(name), { name, categories: [...titles] });
    }
  }

  async *#toolUses(): AsyncGenerator<PlacedRelationship> {
    for await (const { row, place } of this.#rows(this.#files.toolsUsed, table.toolsUsed)) {
      yield edge('USES_TOOL', role(row[table.CODE]), ['Tool', this.#tools.of(row.Example)], {}, place);
    }
  }

  async *#taskNodes(): AsyncGenerator<PlacedNode> {
    const { taskStatements, emergingTasks } = this.#files;
    for await (const { row, place } of this.#rows(taskStatements, table.taskStatements)) {
      yield node('Task', row['Task ID'], { name: row.Task }, place);
    }
    for await (const { row, place } of this.#rows(emergingTasks, table.emergingTasks)) {
      yield node('EmergingTask', emergingSlug(row), { name: row.Task, novelty: row.Category }, place);
    }
  }

  async *#tasks(): AsyncGenerator<PlacedRelationship> {
    const { taskStatements, emergingTasks } = this.#files;
    for await (const { row, place } of this.#rows(taskStatements, table.taskStatements)) {
      const properties = {
        kind: row['Task Type'],
        respondents: row['Incumbents Responding'],
        asOf: row.Date,
        statedBy: row['Domain Source'],
      };
      yield edge('PERFORMS', role(row[table.CODE]), ['Task', row['Task ID']], properties, place);
    }
    for await (const { row, place } of this.#rows(emergingTasks, table.emergingTasks)) {
      const emerging: End = ['EmergingTask', emergingSlug(row)];
      const said = { asOf: row.Date, statedBy: row['Domain Source'] };
      yield edge('HAS_EMERGING_TASK', role(row[table.CODE]), emerging, said, place);
      const original = row['Original Task ID'];
      if (original) yield edge('REVISES', emerging, ['Task', original], said, place);
    }
  }

  async *#related(): AsyncGenerator<PlacedRelationship> {
    for await (const { row, place } of this.#rows(this.#files.relatedOccupations, table.relatedOccupations)) {
      const to = role(row['Related O*NET-SOC Code']);
      const properties = { tier: row['Relatedness Tier'], rank: row.Index };
      yield edge('RELATED_TO', role(row[table.CODE]), to, properties, place);
    }
  }

  #rows<Schema extends Parameters<typeof readTable>[2]>(
    file: OnetFiles[keyof OnetFiles],
    schema: Schema,
  ): ReturnType<typeof readTable<Schema>> {
    return file ? readTable(file, 'tab', schema, this.#reading) : nothing();
  }
}

async function* nothing(): AsyncGenerator<never> {}

function role(code: string): End {
  return ['Role', code];
}

function emergingSlug(row: { readonly [table.CODE]: string; readonly Task: string }): string {
  return `${row[table.CODE]}-${shortHash(row.Task)}`;
}
