import { incoming, node } from '@rolegraph/graph-model';
import { z } from 'zod';
import { languageTagSchema } from '../../src/text/language-tag.ts';

export const label = node({
  description: 'What something is called in another language.',
  plural: 'labels',
  properties: {
    language: languageTagSchema.describe('The language, as a code such as `de`.'),
    text: z.string().min(1).describe('The preferred name in that language.'),
    alternatives: z.array(z.string()).default([]).describe('Other names in that language.'),
  },
  relationships: {
    of: incoming('HAS_LABEL', 'Role', 'What is called so.'),
  },
  indexes: ['language'],
});
