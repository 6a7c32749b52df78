import { z } from 'zod';
import { incoming, node } from '../../src/graph/index.ts';

const language = z.string().refine(isLanguageTag, 'is no language tag such as de or pt-BR');

function isLanguageTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}

export const label = node({
  description: 'What something is called in another language.',
  plural: 'labels',
  properties: {
    language: language.describe('The language, as a code such as `de`.'),
    text: z.string().min(1).describe('The preferred name in that language.'),
    alternatives: z.array(z.string()).default([]).describe('Other names in that language.'),
  },
  relationships: {
    of: incoming('HAS_LABEL', 'Role', 'What is called so.'),
  },
  indexes: ['language'],
});
