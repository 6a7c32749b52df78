import { type LocatedNode, type LocatedRecords, type LocatedRelationship, node } from '../source.ts';
import { Categories } from './categories.ts';
import type { JobZones } from './job-zones.ts';
import { occupationNodes, relatedOccupations } from './occupations.ts';
import type { OnetTables } from './onet-tables.ts';
import { RATED, ratingsOf } from './ratings.ts';
import { skillNodes } from './skills.ts';
import { taskNodes, taskRelationships } from './tasks.ts';
import { UsedThings } from './used-things.ts';

/** An edition of O*NET, beside its tables. */
export interface OnetEdition {
  readonly dataset: string;
  readonly version: string | undefined;
  readonly jobZones: JobZones;
}

/** One pass over the O*NET database. Its memory grows with names and codes, not with rows. */
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
    yield* occupationNodes(this.#tables, jobZones);
    yield* skillNodes(this.#tables);
    yield* this.#usedThings();
    yield* taskNodes(this.#tables);
  }

  async *relationships(): AsyncGenerator<LocatedRelationship> {
    for (const things of this.#used) yield* things.relationships();
    yield* taskRelationships(this.#tables);
    for (const [key] of RATED) yield* ratingsOf(this.#tables, key);
    yield* relatedOccupations(this.#tables);
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
}
