import { z } from 'zod';
import { incoming, node, outgoing } from '../../src/graph/index.ts';
import { code, retired, uri } from './identifiers.ts';
import { necessity } from './necessity.ts';
import { note } from './note.ts';

export const skill = node({
  description: 'A skill that a role or a project needs, such as prompt engineering.',
  plural: 'skills',
  implements: 'Entity',
  properties: {
    kind: z.string().optional().describe('The sort of skill: technical, soft and so on.'),
    category: z.string().optional().describe('The group that the source files it under.'),
    note,
    code,
    uri,
    retired,
    reuseLevel: z
      .string()
      .optional()
      .describe('How widely the skill is of use: transversal, cross-sector, sector-specific and so on.'),
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
  },
  indexes: ['category'],
});
