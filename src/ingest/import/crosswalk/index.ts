import { basename } from 'node:path';
import { z } from 'zod';
import type { Edition } from '../editions/edition.ts';
import { inspectFile } from '../editions/find.ts';
import { slugOfUri } from '../esco/identifiers.ts';
import type { DeclaredLoss } from '../losses.ts';
import { optionalNumber, optionalText, text } from '../read/cells.ts';
import { type SourceFile, sourceFile } from '../read/files.ts';
import type { ImportPass } from '../read/import-pass.ts';
import { readTable } from '../read/table.ts';
import {
  type ExistsLookup,
  type ImportSource,
  type LocatedNode,
  type LocatedRecords,
  node,
  type SourceOptions,
} from '../source.ts';

const matches = z.object({
  concept_uri: z.string().regex(/^https?:\/\/\S+$/, 'is no web identifier of an ESCO occupation'),
  esco_occupation: optionalText,
  onet_code: text,
  onet_occupation: optionalText,
  matching_job_titles: z.string().transform(titlesIn).optional(),
  semantic_similarity: optionalNumber.optional(),
  confidence: optionalNumber.optional(),
});

const edition: Edition = {
  name: "Nesta's crosswalk from ESCO to O*NET",
  tables: [
    {
      key: 'matches',
      topic: 'mappings',
      file: 'esco_onet_crosswalk.csv',
      format: 'csv',
      schema: matches,
      required: true,
    },
  ],
};

/** Mappings lead to roles by name, so that they stay where the role is not there. */
const losses: readonly DeclaredLoss[] = [
  {
    kind: 'unresolved',
    subject: 'Mapping to Role of esco',
    reason:
      'the crosswalk names occupations of the ESCO of 2020, of which later versions have withdrawn some',
  },
  {
    kind: 'unresolved',
    subject: 'Mapping to Role of onet',
    reason: 'the crosswalk names codes of O*NET-SOC 2010, of which later editions have withdrawn some',
  },
];

/**
 * A crosswalk from ESCO's occupations to O*NET's, as Nesta publishes it. It becomes a dataset of its own that names roles by their
 * datasets, so that neither dataset has to be there, and either may have a new release at any time.
 *
 * @throws ImportInvalid where there is no such file.
 */
export async function crosswalk(path: string, options: SourceOptions = {}): Promise<ImportSource> {
  const file = await sourceFile(path);
  const dataset = options.dataset ?? 'esco-onet';
  const version = options.version ?? /([A-Z][a-z]{2}\d{4})/.exec(basename(path))?.[1];
  const { inventory, problems } = await inspectFile(edition, file);
  return {
    dataset,
    name: 'crosswalk',
    inventory,
    problems,
    losses,
    refersTo: { esco: ['Role'], onet: ['Role'] },
    files: [file],
    version: 1,
    records: (pass, exists) => new CrosswalkPass(file, dataset, version, pass, exists),
  };
}

class CrosswalkPass implements LocatedRecords {
  readonly #file: SourceFile;
  readonly #dataset: string;
  readonly #version: string | undefined;
  readonly #pass: ImportPass;
  readonly #exists: ExistsLookup;

  constructor(
    file: SourceFile,
    dataset: string,
    version: string | undefined,
    pass: ImportPass,
    exists: ExistsLookup,
  ) {
    this.#file = file;
    this.#dataset = dataset;
    this.#version = version;
    this.#pass = pass;
    this.#exists = exists;
  }

  async *nodes(): AsyncGenerator<LocatedNode> {
    yield node('Dataset', this.#dataset, {
      name: 'Crosswalk from ESCO to O*NET',
      description: 'Which occupations of ESCO are the same as, or close to, which occupations of O*NET.',
      version: this.#version,
      language: 'en',
      licence: 'MIT',
      credit: 'Kanders, Djumalieva, Sleeman, Orlik (2020), Mapping Career Causeways. Nesta.',
    });
    for await (const { row, location } of readTable(this.#file, 'csv', matches, this.#pass)) {
      const ends = { esco: slugOfUri(row.concept_uri), onet: row.onet_code };
      const slug = `${ends.esco}--${ends.onet}`;
      for (const [dataset, end] of Object.entries(ends)) {
        if (this.#exists('Role', `${dataset}/${end}`)) continue;
        const value = `${row.esco_occupation ?? ends.esco} → ${row.onet_occupation ?? ends.onet}`;
        const subject = `Mapping to Role of ${dataset}`;
        this.#pass.onLoss({ kind: 'unresolved', subject, location, value, other: end });
      }
      yield node(
        'Mapping',
        slug,
        {
          fromKey: `esco/${ends.esco}`,
          toKey: `onet/${ends.onet}`,
          fromName: row.esco_occupation,
          toName: row.onet_occupation,
          confidence: row.confidence,
          similarity: row.semantic_similarity,
          sharedTitles: row.matching_job_titles,
        },
        location,
      );
    }
  }

  async *relationships(): AsyncGenerator<never> {}
}

/** A list as Python prints it: `['chief executive', "dean's assistant"]`. */
function titlesIn(list: string): string[] {
  return [...list.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g)].map(([, single, double]) =>
    (single ?? double ?? '').replaceAll(/\\(.)/g, '$1'),
  );
}
