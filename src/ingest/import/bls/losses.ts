import type { DeclaredLoss } from '../losses.ts';

export const SUMMARY_ROWS = 'rows on groups of occupations';
export const FIGURES_WITHOUT_ROLE = 'SalaryFigure FOR_ROLE Role';

/** The known losses: rows of the statistics for other things than O*NET's roles. */
export const losses: readonly DeclaredLoss[] = [
  {
    kind: 'omitted',
    subject: SUMMARY_ROWS,
    reason:
      'the BLS sums up major, minor and broad groups; the groups are taken without their sums, and their occupations one by one',
  },
  {
    kind: 'dangling',
    subject: FIGURES_WITHOUT_ROLE,
    reason:
      'the BLS has rows on groups of occupations, and on occupations that O*NET divides: they are no roles of the dataset',
  },
  {
    kind: 'dangling',
    subject: 'Role EMPLOYED_IN Industry',
    reason:
      'the BLS has rows on groups of occupations, and on occupations that O*NET divides: they are no roles of the dataset',
  },
  {
    kind: 'repeated',
    subject: 'Role EMPLOYED_IN Industry',
    reason: 'the BLS has some occupations twice in one industry, with the same figures',
  },
];
