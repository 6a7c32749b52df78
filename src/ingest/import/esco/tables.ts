import { z } from 'zod';
import { names, number, optionalText, text } from '../read/cells.ts';

const uri = z
  .string()
  .trim()
  .regex(/^https?:\/\/\S+$/, 'is no web identifier such as http://data.europa.eu/esco/…');

/** Web identifiers, separated by commas and line breaks as ESCO does. */
const uris = z.string().transform((value) => value.split(/[,\s]+/).filter((one) => one !== ''));

export const occupations = z.object({
  conceptUri: uri,
  preferredLabel: text,
  altLabels: names,
  hiddenLabels: names.optional(),
  status: optionalText,
  scopeNote: optionalText,
  description: optionalText,
  code: optionalText,
  naceCode: uris.optional(),
  isReplacedBy: uris.optional(),
});

/** The same table in another language. */
export const translations = z.object({ conceptUri: uri, preferredLabel: text, altLabels: names });

export const occupationGroups = z.object({
  conceptUri: uri,
  preferredLabel: text,
  altLabels: names,
  status: optionalText,
  description: optionalText,
  code: optionalText,
});

export const skills = z.object({
  conceptUri: uri,
  skillType: optionalText,
  reuseLevel: optionalText,
  preferredLabel: text,
  altLabels: names,
  hiddenLabels: names.optional(),
  status: optionalText,
  scopeNote: optionalText,
  description: optionalText,
  isReplacedBy: uris.optional(),
});

/** A list of skills without descriptions, of some editions. */
export const skillList = z.object({ skill_id: uri, skill_label: text, skill_type: optionalText });

export const collections = z.object({
  conceptUri: uri,
  altLabels: names,
  description: optionalText,
  reuseLevel: optionalText,
});

/** A type of concept: ESCO's name for it, and ours. */
const concept = z
  .enum(
    ['Occupation', 'ISCOGroup', 'KnowledgeSkillCompetence', 'SkillGroup'],
    'is no type of concept that ESCO has',
  )
  .transform(
    (type) =>
      ({
        Occupation: 'Role',
        ISCOGroup: 'OccupationGroup',
        KnowledgeSkillCompetence: 'Skill',
        SkillGroup: 'SkillGroup',
      })[type],
  );

export const hierarchy = z.object({
  conceptType: concept,
  conceptUri: uri,
  broaderType: concept,
  broaderUri: uri,
});

const necessity = z
  .enum(['essential', 'optional'], 'is neither essential nor optional')
  .transform((value) => value.toUpperCase());

export const occupationSkills = z.object({ occupationUri: uri, relationType: necessity, skillUri: uri });

export const skillSkills = z.object({ originalSkillUri: uri, relationType: necessity, relatedSkillUri: uri });

export const greenShares = z.object({ conceptUri: uri, greenShare: number });
