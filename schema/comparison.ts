import { enumeration } from '@rolegraph/graph-model';

/** Which of two questions a comparison of roles answers. */
export const comparison = enumeration('Comparison', 'Which of two questions a comparison of roles answers.', {
  REQUIREMENT:
    'What roles require, as sets: a skill is required or not, by the threshold of ratings where skills are rated.',
  PROFILE: 'How roles are rated: the importance and the level of each skill, as numbers.',
});
