import type { ImportPass } from '../read/import-pass.ts';
import { type LocatedNode, type LocatedRecords, type LocatedRelationship, node } from '../source.ts';
import { collectionNodes, collectionRelationships } from './collections.ts';
import { EscoTables } from './esco-tables.ts';
import type { EscoFiles } from './files.ts';
import { GreenShares } from './green-shares.ts';
import { hierarchyRelationships, occupationGroupNodes, skillGroupNodes } from './groups.ts';
import { labelNodes, labelRelationships } from './labels.ts';
import { occupationNodes, occupationRelationships } from './occupations.ts';
import { skillNodes, skillReplacements, skillRequirements } from './skills.ts';

/** One pass over ESCO. Its memory grows with identifiers and names, not with relations. */
export class EscoPass implements LocatedRecords {
  readonly #tables: EscoTables;
  readonly #dataset: string;
  readonly #version: string | undefined;

  constructor(files: EscoFiles, dataset: string, version: string | undefined, pass: ImportPass) {
    this.#tables = new EscoTables(files, pass);
    this.#dataset = dataset;
    this.#version = version;
  }

  async *nodes(): AsyncGenerator<LocatedNode> {
    yield node('Dataset', this.#dataset, {
      name: 'ESCO',
      description:
        'European Skills, Competences, Qualifications and Occupations: a multilingual classification.',
      version: this.#version,
      language: 'en',
      licence: 'Commission Decision 2011/833/EU',
      credit: 'This service uses the ESCO classification of the European Commission. Converted into a graph.',
    });
    const shares = await GreenShares.read(this.#tables);
    yield* occupationNodes(this.#tables, shares);
    yield* labelNodes(this.#tables);
    yield* occupationGroupNodes(this.#tables, shares);
    yield* skillNodes(this.#tables);
    yield* skillGroupNodes(this.#tables);
    shares.reportUnused();
    yield* collectionNodes(this.#tables);
  }

  async *relationships(): AsyncGenerator<LocatedRelationship> {
    yield* occupationRelationships(this.#tables);
    yield* labelRelationships(this.#tables);
    yield* hierarchyRelationships(this.#tables);
    yield* skillRequirements(this.#tables);
    yield* collectionRelationships(this.#tables);
    yield* skillReplacements(this.#tables);
  }
}
