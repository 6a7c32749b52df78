import { incoming, node, outgoing } from '@rolegraph/graph-model';
import { z } from 'zod';
import { fit } from '../fit.ts';
import { note } from './note.ts';

export const projectType = node({
  description: 'A kind of project, such as generative AI projects.',
  plural: 'projectTypes',
  implements: 'Entity',
  properties: {
    note,
  },
  relationships: {
    roles: outgoing('SUITS', 'Role', 'Roles that suit projects of this kind.', {
      properties: { fit: fit.optional().describe('How well the role fits.') },
    }),
    skills: outgoing('NEEDS_SKILL', 'Skill', 'Skills that projects of this kind need.', {
      properties: {
        via: z
          .string()
          .meta({ references: 'Role' })
          .optional()
          .describe('Slug of the role through which the skill is needed, where the source names one.'),
      },
    }),
    frameworks: outgoing('NEEDS_TOOL', 'Framework', 'Frameworks that projects of this kind need.', {
      inferable: true,
    }),
    instanceOf: outgoing(
      'INSTANCE_OF',
      'ProjectType',
      'Wider kinds of projects that this is an instance of.',
    ),
    instances: incoming('INSTANCE_OF', 'ProjectType', 'Narrower kinds of projects.'),
    businessGoalFor: outgoing('IS_BUSINESS_GOAL_FOR', 'Role', 'Roles that pursue this as a business goal.'),
    questions: incoming('ANSWERED_BY', 'Question', 'Questions that this kind of project is an answer to.'),
  },
});
