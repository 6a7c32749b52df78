import { enumeration } from '@rolegraph/graph-model';

/** Whether something needs a skill in every case. */
export const necessity = enumeration('Necessity', 'Whether a skill is needed in every case.', {
  ESSENTIAL: 'Needed whatever the employer, the country or the kind of work.',
  OPTIONAL: 'Needed in some cases only.',
})
  .optional()
  .describe('Whether the skill is needed in every case, where the source tells.');
