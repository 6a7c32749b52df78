import { enumeration, incoming, node, outgoing } from '@rolegraph/graph-model';
import { z } from 'zod';
import { note } from './note.ts';

const kind = enumeration(
  'TrendKind',
  'Sorts of trends.',
  {
    TECHNOLOGY: 'In technology.',
    CAREER: 'In how people work and move between roles.',
    HIRING: 'In how people are hired.',
    SKILL_COLLECTION: 'A theme under which a classification collects skills.',
  },
  { TECHNOLOGY: 'technology', CAREER: 'career', HIRING: 'hiring', SKILL_COLLECTION: 'skill collection' },
);

export const trend = node({
  description: 'A development in technology, careers or hiring, such as generative AI.',
  plural: 'trends',
  implements: 'Entity',
  properties: {
    kind: kind.optional().describe('The sort of trend.'),
    modalities: z
      .array(z.string())
      .optional()
      .describe('Kinds of data that it brings together, where it is about that.'),
    note,
  },
  relationships: {
    roles: outgoing('AFFECTS', 'Role', 'Roles that the trend changes.', {
      properties: { effect: z.string().optional().describe('In what way the role changes.') },
    }),
    skills: outgoing('DEMANDS', 'Skill', 'Skills that the trend raises the demand for.', { inferable: true }),
    collection: incoming('IN_COLLECTION', 'Skill', 'Skills that a source collects under the theme.'),
    drives: outgoing('DRIVES', 'Trend', 'Trends that this one pushes on.'),
    drivenBy: incoming('DRIVES', 'Trend', 'Trends that push this one on.'),
    inTensionWith: outgoing('IN_TENSION_WITH', 'Trend', 'Trends that pull the other way.', {
      inferable: true,
    }),
    counteredBy: incoming(
      'IN_TENSION_WITH',
      'Trend',
      'Trends of which it is said that this one pulls the other way.',
    ),
    outcomes: outgoing('LEADS_TO', 'Outcome', 'What the trend leads to.'),
    challenges: outgoing('CAUSES', 'Challenge', 'Challenges that the trend brings about.'),
    mitigates: outgoing('MITIGATES', 'Challenge', 'Challenges that the trend reduces.', {
      properties: { how: z.string().optional().describe('By what means.') },
    }),
    statistics: outgoing('HAS_STATISTIC', 'Statistic', 'Figures about the trend.'),
    publishedBy: incoming('PUBLISHES', 'Sector', 'Parts of the market where the trend shows.'),
    claims: incoming('ABOUT', 'Claim', 'Claims about the trend.'),
  },
});
