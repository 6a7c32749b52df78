import { enumeration, matched, nodeInterface } from '@rolegraph/graph-model';
import { z } from 'zod';
import { partialDate } from './dates.ts';

/** How firmly the source says something, from a plain statement down to what is only our own inference. */
export const strength = enumeration('Strength', 'How firmly a source says something.', {
  STATED: 'Said plainly.',
  PRIMARY: "Given as this role's own entry.",
  SECONDARY: 'Used by this role, which is not its main user.',
  BOTH: 'Said of both roles explicitly.',
  EXAMPLE: 'Named as an example.',
  QUALIFIED: 'Hedged: typically, may, some, usually.',
  IMPLIED: 'The role or the link follows from the context.',
  INFERRED: 'Not in the source: our own inference.',
});

/** What every statement in the graph tells of itself, whatever it is about. */
export const evidence = {
  name: 'Evidence',
  ...nodeInterface({
    description: 'A statement in the graph, with what it stands on.',
    properties: {
      strength: strength.optional().describe('How firmly the source says it, by its first mention.'),
      sections: z
        .array(z.string())
        .default([])
        .describe('Sections of the source that say it, such as `S5.2`.'),
      statedBy: z
        .string()
        .optional()
        .describe("Who it is according to, in the dataset's own word, such as `Incumbent`."),
      asOf: partialDate
        .optional()
        .describe('When it was found, as precisely as the dataset says, such as `2023-08`.'),
      note: z.string().optional().describe('What the source adds or leaves open, in our words.'),
    },
    relationships: {
      facts: matched(
        'Fact',
        '($start)<-[:SUBJECT|SUBJECT_INFERRED]-($target:Fact WHERE $target.predicate = $predicate AND ($target.strength = "INFERRED") = $inferred)-[:OBJECT|OBJECT_INFERRED]->($end)',
        'The mentions in the source that say it.',
      ),
    },
  }),
};
