import { enumeration } from '@rolegraph/graph-model';
import { column } from '@rolegraph/pothos-plugin-neo4j';
import { z } from 'zod';

/** Why an empty or short list may not mean that there is nothing. */
export const unknownReason = enumeration('UnknownReason', 'Why what roles have in common is not known.', {
  NONE_ON_RECORD: 'The dataset has nothing of this kind on record for any of the roles.',
  SOME_NOT_ON_RECORD:
    'The dataset has nothing of this kind on record for some of the roles, so that they are counted as having none.',
});

/** What tells unknown from none. */
export const coverage = {
  coverage: column.scalar(
    z
      .number()
      .describe(
        'The share of the roles for which the dataset has anything of this kind on record, from 0 to 1. Below 1, what is missing may be unknown rather than none.',
      ),
  ),
  reason: column.scalar(
    unknownReason.optional().describe('Why the answer is not sure to be whole; null where `coverage` is 1.'),
  ),
} as const;
