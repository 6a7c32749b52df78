import { incoming, node, outgoing } from '@rolegraph/graph-model';
import { z } from 'zod';

export const section = node({
  description:
    'A section of the source. Its slug is the short id that sections are cited by, such as `S5.2`.',
  plural: 'sections',
  properties: {
    heading: z.string().describe('The heading of the section.'),
    order: z.int().nonnegative().describe('Place of the section in the source, from 0.'),
  },
  relationships: {
    parent: outgoing('SUBSECTION_OF', 'Section', 'The section that this one belongs to.', {
      one: true,
      structural: true,
    }),
    subsections: incoming('SUBSECTION_OF', 'Section', 'Sections within this one.'),
    facts: incoming('IN_SECTION', 'Fact', 'What the section says.'),
  },
});
