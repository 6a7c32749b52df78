import { incoming, matched, nodeInterface } from '@rolegraph/graph-model';
import { z } from 'zod';

export const entity = nodeInterface({
  description: 'Something that the graph knows facts about: a role, a skill, a framework, a trend and so on.',
  properties: {
    name: z.string().min(1).describe('The name as the source gives it.'),
    aliases: z.array(z.string().min(1)).default([]).describe('Other names for the same thing.'),
    description: z.string().optional().describe('What it is, in a sentence or two.'),
  },
  relationships: {
    facts: incoming(
      ['SUBJECT', 'OBJECT'],
      'Fact',
      'What says so: the facts in which this is subject or object.',
    ),
    conflicts: incoming('CONCERNS', 'Conflict', 'Places where the source disagrees with itself about this.'),
    dataset: matched(
      'Dataset',
      '($target:Dataset {release: $source.release})',
      'The dataset this comes from.',
      {
        one: true,
      },
    ),
  },
});
