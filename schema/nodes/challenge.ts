import { enumeration, incoming, node, outgoing } from '@rolegraph/graph-model';

const kind = enumeration(
  'ChallengeKind',
  'Sorts of challenges.',
  {
    TECHNICAL: 'Of the systems that are built.',
    ORGANIZATIONAL: 'Of how an organization works.',
    EDUCATION: 'Of how people are trained.',
  },
  { TECHNICAL: 'technical', ORGANIZATIONAL: 'organizational', EDUCATION: 'education' },
);

export const challenge = node({
  description: 'A difficulty at work, in organizations or in education, such as model drift.',
  plural: 'challenges',
  implements: 'Entity',
  properties: {
    kind: kind.optional().describe('The sort of challenge.'),
  },
  relationships: {
    effects: outgoing('CAUSES', 'Challenge', 'Further challenges that this one brings about.'),
    causes: incoming(
      'CAUSES',
      ['Challenge', 'EducationProgram', 'Trend'],
      'What brings this challenge about.',
    ),
    facedBy: incoming('FACES', 'Role', 'Roles that meet the challenge.'),
    experiencedBy: incoming('EXPERIENCES', 'Team', 'Teams that meet the challenge.'),
    mitigatedBy: incoming('MITIGATES', ['Role', 'Trend'], 'What reduces the challenge.'),
    questions: incoming('ANSWERED_BY', 'Question', 'Questions that this challenge is an answer to.'),
    claims: incoming('ABOUT', 'Claim', 'Claims about the challenge.'),
  },
});
