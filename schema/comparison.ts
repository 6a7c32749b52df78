import { enumeration } from '../src/graph/index.ts';

/** The question that a comparison of roles answers. */
export const comparison = enumeration('Comparison', 'The question that a comparison of roles answers.', {
  REQUIREMENT: 'What the roles have on record, as sets: which things both have, whatever their ratings.',
  PROFILE:
    'How the roles are rated, as vectors: a weight for each skill or field of knowledge, which is importance × level, or the one of them that the dataset rates; 0 where the rating is marked as not relevant.',
});
