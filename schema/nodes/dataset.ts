import { node } from '@rolegraph/graph-model';
import { z } from 'zod';
import { languageTagSchema } from '../../src/text/language-tag.ts';

export const dataset = node({
  description: 'A body of knowledge with one origin, licence and history of releases.',
  plural: 'datasets',
  properties: {
    name: z.string().describe('What the dataset is called.'),
    description: z.string().optional().describe('What it holds and where it comes from.'),
    version: z.string().optional().describe("The origin's own version, such as `29.3`."),
    language: languageTagSchema
      .optional()
      .describe(
        'The language of its names and descriptions, as a tag of BCP 47 such as `en`. Null where it is not told.',
      ),
    licence: z.string().describe('The terms under which the data may be used.'),
    credit: z.string().describe('The line to show wherever the data is shown.'),
  },
  relationships: {},
});
