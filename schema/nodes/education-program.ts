import { node, outgoing } from '@rolegraph/graph-model';

export const educationProgram = node({
  description: 'A kind of education, such as AI-focused degree programs.',
  plural: 'educationPrograms',
  implements: 'Entity',
  properties: {},
  relationships: {
    teaches: outgoing('TEACHES', 'Skill', 'Skills that are taught.'),
    omits: outgoing('OMITS', 'Skill', 'Skills that are left out.'),
    challenges: outgoing('CAUSES', 'Challenge', 'Challenges that the program brings about.'),
  },
});
