import type { SourceFile } from '../read/files.ts';
import { FirstRows, readCell } from '../read/first-rows.ts';
import type { ImportPass } from '../read/import-pass.ts';
import { KeyedValues } from '../read/keyed-values.ts';
import type { SourceLocation } from '../read/problems.ts';
import { readTable } from '../read/table.ts';
import {
  type End,
  edge,
  type LocatedNode,
  type LocatedRecords,
  type LocatedRelationship,
  node,
} from '../source.ts';
import type { EscoFiles } from './files.ts';
import { industryOf, slugOfUri } from './identifiers.ts';
import * as table from './tables.ts';

/** What is known of a skill from a collection only. */
interface Details {
  readonly aliases: readonly string[];
  readonly description: string | undefined;
  readonly reuseLevel: string | undefined;
}

/** One pass over ESCO. What it holds grows with identifiers and names, not with relations. */
export class EscoPass implements LocatedRecords {
  readonly #files: EscoFiles;
  readonly #dataset: string;
  readonly #version: string | undefined;
  readonly #pass: ImportPass;
  /** What a green share can be of. */
  readonly #concepts = new Set<string>();

  constructor(files: EscoFiles, dataset: string, version: string | undefined, pass: ImportPass) {
    this.#files = files;
    this.#dataset = dataset;
    this.#version = version;
    this.#pass = pass;
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
    const shares = await this.#greenShares();
    yield* this.#occupations(shares);
    yield* this.#labels();
    yield* this.#groups('OccupationGroup', this.#files.of('occupationGroups'), shares);
    yield* this.#skills();
    const none = new KeyedValues<number>('greenShare', this.#pass.problems);
    yield* this.#groups('SkillGroup', this.#files.of('skillGroups'), none);
    this.#reportUnused(shares);
    for (const { theme } of this.#files.collections) {
      yield node('Trend', `${theme}-skills`, {
        name: `${theme.charAt(0).toUpperCase()}${theme.slice(1)} skills`,
        kind: 'skill collection',
        description: `Skills that ESCO collects under the theme "${theme}".`,
      });
    }
  }

  async *relationships(): AsyncGenerator<LocatedRelationship> {
    yield* this.#occupationLinks();
    for (const { language, file } of this.#files.translations) {
      const seen = new Set<string>();
      for await (const { row, location } of this.#rows([file], table.translations)) {
        const slug = slugOfUri(row.conceptUri);
        if (seen.has(slug)) continue;
        seen.add(slug);
        yield edge('HAS_LABEL', ['Role', slug], ['Label', `${language}-${slug}`], {}, location);
      }
    }
    for await (const { row, location } of this.#rows(
      [...this.#files.of('occupationHierarchy'), ...this.#files.of('skillHierarchy')],
      table.hierarchy,
    )) {
      const from: End = [row.conceptType, slugOfUri(row.conceptUri)];
      yield edge('BROADER', from, [row.broaderType, slugOfUri(row.broaderUri)], {}, location);
    }
    for await (const { row, location } of this.#rows(
      this.#files.of('occupationSkills'),
      table.occupationSkills,
    )) {
      const from: End = ['Role', slugOfUri(row.occupationUri)];
      const to: End = ['Skill', slugOfUri(row.skillUri)];
      yield edge('REQUIRES_SKILL', from, to, { necessity: row.relationType }, location);
    }
    for await (const { row, location } of this.#rows(this.#files.of('skillSkills'), table.skillSkills)) {
      const from: End = ['Skill', slugOfUri(row.originalSkillUri)];
      const to: End = ['Skill', slugOfUri(row.relatedSkillUri)];
      yield edge('REQUIRES', from, to, { necessity: row.relationType }, location);
    }
    for (const { theme, file } of this.#files.collections) {
      for await (const { row, location } of this.#rows([file], table.collections)) {
        yield edge(
          'IN_COLLECTION',
          ['Skill', slugOfUri(row.conceptUri)],
          ['Trend', `${theme}-skills`],
          {},
          location,
        );
      }
    }
    yield* this.#skillReplacements();
  }

  async *#occupations(shares: KeyedValues<number>): AsyncGenerator<LocatedNode> {
    const industries = new Set<string>();
    const first = new FirstRows();
    const [file] = this.#files.of('occupations');
    for await (const { row, location } of this.#rows(this.#files.of('occupations'), table.occupations)) {
      const slug = slugOfUri(row.conceptUri);
      if (await this.#isRepeat(first, slug, row, location, file, 'occupations')) continue;
      this.#concepts.add(row.conceptUri);
      yield node(
        'Role',
        slug,
        {
          name: row.preferredLabel,
          aliases: [...new Set([...row.altLabels, ...(row.hiddenLabels ?? [])])],
          description: row.description,
          note: row.scopeNote,
          code: row.code,
          uri: row.conceptUri,
          retired: retired(row.status),
          greenShare: shares.get(row.conceptUri),
        },
        location,
      );
      for (const uri of row.naceCode ?? []) industries.add(uri);
    }
    for (const uri of industries) {
      const { slug, name, code } = industryOf(uri);
      yield node('Industry', slug, { name, code, uri, namedInSource: true });
    }
  }

  async *#occupationLinks(): AsyncGenerator<LocatedRelationship> {
    const seen = new Set<string>();
    for await (const { row, location } of this.#rows(this.#files.of('occupations'), table.occupations)) {
      const slug = slugOfUri(row.conceptUri);
      if (seen.has(slug)) continue;
      seen.add(slug);
      for (const uri of row.naceCode ?? []) {
        yield edge('IN_INDUSTRY', ['Role', slug], ['Industry', industryOf(uri).slug], {}, location);
      }
      for (const uri of row.isReplacedBy ?? []) {
        yield edge('REPLACED_BY', ['Role', slug], ['Role', slugOfUri(uri)], {}, location);
      }
    }
  }

  async *#labels(): AsyncGenerator<LocatedNode> {
    for (const { language, file } of this.#files.translations) {
      const first = new FirstRows();
      for await (const { row, location } of this.#rows([file], table.translations)) {
        const slug = slugOfUri(row.conceptUri);
        if (await this.#isRepeat(first, slug, row, location, file, 'occupations in other languages'))
          continue;
        const properties = { language, text: row.preferredLabel, alternatives: row.altLabels };
        yield node('Label', `${language}-${slug}`, properties, location);
      }
    }
  }

  async *#groups(
    type: 'OccupationGroup' | 'SkillGroup',
    files: readonly SourceFile[],
    shares: KeyedValues<number>,
  ): AsyncGenerator<LocatedNode> {
    const first = new FirstRows();
    for await (const { row, location } of this.#rows(files, table.occupationGroups)) {
      const slug = slugOfUri(row.conceptUri);
      if (await this.#isRepeat(first, slug, row, location, files[0], `groups (${type})`)) continue;
      this.#concepts.add(row.conceptUri);
      const greenShare = shares.get(row.conceptUri);
      yield node(
        type,
        slug,
        {
          name: row.preferredLabel,
          aliases: row.altLabels,
          description: row.description,
          code: row.code,
          uri: row.conceptUri,
          retired: retired(row.status),
          ...(greenShare === undefined ? {} : { greenShare }),
        },
        location,
      );
    }
  }

  async *#skills(): AsyncGenerator<LocatedNode> {
    const first = new FirstRows();
    const [file] = [...this.#files.of('skills'), ...this.#files.of('skillList')];
    for await (const { row, location } of this.#rows(this.#files.of('skills'), table.skills)) {
      const slug = slugOfUri(row.conceptUri);
      if (await this.#isRepeat(first, slug, row, location, file, 'skills')) continue;
      yield node(
        'Skill',
        slug,
        {
          name: row.preferredLabel,
          aliases: [...new Set([...row.altLabels, ...(row.hiddenLabels ?? [])])],
          description: row.description,
          kind: row.skillType,
          note: row.scopeNote,
          uri: row.conceptUri,
          reuseLevel: row.reuseLevel,
          retired: retired(row.status),
        },
        location,
      );
    }
    if (this.#files.of('skillList').length === 0) return;
    const details = await this.#details();
    for await (const { row, location } of this.#rows(this.#files.of('skillList'), table.skillList)) {
      const slug = slugOfUri(row.skill_id);
      if (await this.#isRepeat(first, slug, row, location, file, 'skills')) continue;
      const more = details.get(slug);
      yield node(
        'Skill',
        slug,
        { ...more, name: row.skill_label, kind: row.skill_type, uri: row.skill_id },
        location,
      );
    }
  }

  /** A plain list of skills has no descriptions; the collections have them, for the skills that they hold. */
  async #details(): Promise<ReadonlyMap<string, Details>> {
    const details = new Map<string, Details>();
    for (const { file } of this.#files.collections) {
      for await (const { row } of this.#rows([file], table.collections)) {
        const { altLabels: aliases, description, reuseLevel } = row;
        details.set(slugOfUri(row.conceptUri), { aliases, description, reuseLevel });
      }
    }
    return details;
  }

  async *#skillReplacements(): AsyncGenerator<LocatedRelationship> {
    for await (const { row, location } of this.#rows(this.#files.of('skills'), table.skills)) {
      for (const uri of row.isReplacedBy ?? []) {
        yield edge(
          'REPLACED_BY',
          ['Skill', slugOfUri(row.conceptUri)],
          ['Skill', slugOfUri(uri)],
          {},
          location,
        );
      }
    }
  }

  #reportUnused(shares: KeyedValues<number>): void {
    for (const [uri, share, location] of shares.except((concept) => this.#concepts.has(concept))) {
      const what = 'green share of Role or OccupationGroup';
      this.#pass.onLoss({ kind: 'dangling', what, location, value: `${uri}: ${share}`, other: uri });
    }
  }

  async #greenShares(): Promise<KeyedValues<number>> {
    const shares = new KeyedValues<number>('greenShare', this.#pass.problems);
    for await (const { row, location } of this.#rows(this.#files.of('greenShares'), table.greenShares)) {
      shares.set(row.conceptUri, row.greenShare, location);
    }
    return shares;
  }

  /**
   * ESCO's tables have some concepts in two rows: the first one counts. Rows of one concept that say different things are a problem.
   *
   * @param file The file of both rows.
   * @param what Whose rows they are, as a declared loss names them.
   */
  async #isRepeat(
    first: FirstRows,
    slug: string,
    row: Readonly<Record<string, unknown>>,
    location: SourceLocation,
    file: SourceFile | undefined,
    what: string,
  ): Promise<boolean> {
    const earlier = first.see(slug, row, location);
    if (!earlier) return false;
    for (const column of earlier.differing) {
      const before = file && (await readCell(file, 'csv', earlier.line, column));
      this.#pass.problems.add(
        location,
        `line ${earlier.line} has ${JSON.stringify(before ?? '')} for the same concept ${slug}: one row is right`,
        column,
        row[column],
      );
    }
    if (earlier.differing.length === 0) {
      const label = String(row.preferredLabel ?? row.skill_label ?? slug);
      const other = `line ${earlier.line}: ${label}`;
      this.#pass.onLoss({ kind: 'repeated', what, location, value: `${slug}: ${label}`, other });
    }
    return true;
  }

  async *#rows<Schema extends Parameters<typeof readTable>[2]>(
    files: readonly SourceFile[],
    schema: Schema,
  ): ReturnType<typeof readTable<Schema>> {
    for (const file of files) yield* readTable(file, 'csv', schema, this.#pass);
  }
}

/** Concepts that ESCO has withdrawn stay in its tables, for old references. */
function retired(status: string | undefined): true | undefined {
  return status === undefined || status === 'released' ? undefined : true;
}
