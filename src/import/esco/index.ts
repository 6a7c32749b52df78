import { basename } from 'node:path';
import { Folder, type SourceFile } from '../read/files.ts';
import type { ImportSource, SourceOptions } from '../source.ts';
import { EscoPass } from './records.ts';

/** The files of ESCO that are read. Those of one kind may be several. */
export interface EscoFiles {
  readonly occupations: SourceFile;
  readonly occupationGroups: readonly SourceFile[];
  readonly translations: readonly { readonly language: string; readonly file: SourceFile }[];
  /** The full table of skills, or else a plain list. */
  readonly skills: readonly SourceFile[];
  readonly skillList: readonly SourceFile[];
  readonly skillGroups: readonly SourceFile[];
  readonly collections: readonly { readonly theme: string; readonly file: SourceFile }[];
  readonly hierarchies: readonly SourceFile[];
  readonly occupationSkills: readonly SourceFile[];
  readonly skillSkills: readonly SourceFile[];
  readonly greenShares: readonly SourceFile[];
}

/**
 * ESCO as the European Commission publishes it as CSV, in English; occupations in further languages where their files are there.
 *
 * @throws ImportInvalid where there is no such folder, or no `occupations_en.csv` in it.
 */
export async function esco(path: string, options: SourceOptions = {}): Promise<ImportSource> {
  const folder = await Folder.open(path);
  const dataset = options.dataset ?? 'esco';
  const version = options.version ?? /\d+\.\d+(\.\d+)?/.exec(basename(folder.path))?.[0];
  const skills = await folder.matching(/^skills_en\.csv$/);
  const files: EscoFiles = {
    occupations: await folder.require('occupations_en.csv'),
    occupationGroups: await folder.matching(/^ISCOGroups_en\.csv$/),
    translations: (await folder.matching(/^occupations_(?!en\b)[a-z]{2,3}\.csv$/)).map((file) => ({
      language: part(/^occupations_([a-z]+)/, file),
      file,
    })),
    skills,
    skillList: skills.length > 0 ? [] : await folder.matching(/^output_skills\.csv$/),
    skillGroups: await folder.matching(/^skillGroups_en\.csv$/),
    collections: (await folder.matching(/^[A-Za-z]+SkillsCollection_en\.csv$/)).map((file) => ({
      theme: part(/^([A-Za-z]+)SkillsCollection/, file),
      file,
    })),
    hierarchies: await folder.matching(/^broaderRelations(Occ|Skill)Pillar(_en)?(\.v[\d.]+)?\.csv$/),
    occupationSkills: await folder.matching(/^occupationSkillRelations(_[a-z]+)*\.csv$/),
    skillSkills: await folder.matching(/^skillSkillRelations(_en)?\.csv$/),
    greenShares: await folder.matching(/^greenShareOcc_en\.csv$/),
  };
  const { occupations, translations, collections } = files;
  // Read for nodes, and again for relationships.
  const twice = [occupations, ...skills, ...[...translations, ...collections].map(({ file }) => file)];
  return {
    dataset,
    name: 'esco',
    files: Object.values(files).flatMap((found) =>
      [found].flat().map((one) => {
        const file = 'file' in one ? one.file : one;
        return twice.includes(file) ? { ...file, reads: 2 } : file;
      }),
    ),
    version: 1,
    records: (reading) => new EscoPass(files, dataset, version, reading),
  };
}

function part(pattern: RegExp, { name }: SourceFile): string {
  return pattern.exec(name)?.[1] ?? name;
}
