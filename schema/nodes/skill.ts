import { enumeration, incoming, node, outgoing } from '@rolegraph/graph-model';
import { z } from 'zod';
import { code, retired, uri } from './identifiers.ts';
import { necessity } from './necessity.ts';
import { note } from './note.ts';

const kind = enumeration(
  'SkillKind',
  'Sorts of skills, each as its source tells them apart.',
  {
    TECHNICAL: 'Of methods and tools, as the article sets them apart from soft skills.',
    SOFT: 'Of working with others and of attitude, as the article sets them apart from technical skills.',
    SKILL: 'What people can do, as O*NET sets it apart from fields of knowledge.',
    SKILL_OR_COMPETENCE: 'What people can do, as ESCO sets it apart from fields of knowledge.',
    KNOWLEDGE: 'A field of knowledge, in O*NET and ESCO.',
  },
  {
    TECHNICAL: 'technical',
    SOFT: 'soft',
    SKILL: 'skill',
    SKILL_OR_COMPETENCE: 'skill/competence',
    KNOWLEDGE: 'knowledge',
  },
);

const reuseLevel = enumeration(
  'ReuseLevel',
  'How widely a skill is of use.',
  {
    TRANSVERSAL: 'In almost every occupation.',
    CROSS_SECTOR: 'In occupations of several sectors.',
    SECTOR_SPECIFIC: 'In occupations of one sector.',
    OCCUPATION_SPECIFIC: 'In one occupation, or in few.',
  },
  {
    TRANSVERSAL: 'transversal',
    CROSS_SECTOR: 'cross-sector',
    SECTOR_SPECIFIC: 'sector-specific',
    OCCUPATION_SPECIFIC: 'occupation-specific',
  },
);

export const skill = node({
  description: 'A skill that a role or a project needs, such as prompt engineering.',
  plural: 'skills',
  implements: 'Entity',
  properties: {
    kind: kind.optional().describe('The sort of skill.'),
    category: z
      .string()
      .optional()
      .describe("The group that the source files it under, in the source's own words."),
    note,
    code,
    uri,
    retired,
    reuseLevel: reuseLevel.optional().describe('How widely the skill is of use.'),
  },
  relationships: {
    requiredBy: incoming('REQUIRES_SKILL', 'Role', 'Roles that need this skill.'),
    requiredByCareerPaths: incoming('REQUIRES_SKILL', 'CareerPath', 'Career paths that need this skill.'),
    neededBy: incoming('NEEDS_SKILL', 'ProjectType', 'Kinds of projects that need this skill.'),
    demandedBy: incoming('DEMANDS', 'Trend', 'Trends that raise the demand for this skill.'),
    taughtBy: incoming('TEACHES', 'EducationProgram', 'Education programs that teach this skill.'),
    omittedBy: incoming('OMITS', 'EducationProgram', 'Education programs that leave this skill out.'),
    careerPaths: outgoing('SUPPORTS', 'CareerPath', 'Career paths that this skill helps along.'),
    requires: outgoing('REQUIRES', 'Skill', 'Skills that having this one needs.', {
      properties: { necessity },
    }),
    requiredBySkills: incoming('REQUIRES', 'Skill', 'Skills that need this one.'),
    broader: outgoing(
      'BROADER',
      ['Skill', 'SkillGroup'],
      'Wider skills, and groups that the skill belongs to.',
      { hierarchical: true },
    ),
    narrower: incoming('BROADER', 'Skill', 'Narrower skills directly within this one.'),
    collections: outgoing(
      'IN_COLLECTION',
      'Trend',
      'Themes whose collection the skill is in, such as green skills.',
    ),
    replacedBy: outgoing('REPLACED_BY', 'Skill', 'Skills that take the place of this retired one.'),
    replaces: incoming('REPLACED_BY', 'Skill', 'Retired skills whose place this one takes.'),
    outcomes: outgoing('LEADS_TO', 'Outcome', 'What having this skill leads to.'),
    assessedBy: incoming(
      'ASSESSES',
      'InterviewCriterion',
      'What to look for in interviews that tells about the skill.',
    ),
  },
  indexes: ['category'],
});
