import type { DeclaredLoss } from '../losses.ts';

/** An occupation may have one title from several sources. */
export const REPEATED_TITLES = 'alternate titles of one occupation';

/** The known repeats and dangling references in O*NET's tables. */
export const losses: readonly DeclaredLoss[] = [
  {
    kind: 'repeated',
    subject: REPEATED_TITLES,
    reason: 'O*NET lists a title once for each of its sources; the titles are the same',
  },
  {
    kind: 'repeated',
    subject: 'Role USES Framework',
    reason: 'an occupation has a technology of one category in two rows that say the same',
  },
  {
    kind: 'repeated',
    subject: 'Role USES_TOOL Tool',
    reason: 'an occupation has a tool of one category in two rows that say the same',
  },
  {
    kind: 'dangling',
    subject: 'Role RELATED_TO Role',
    reason: 'O*NET names occupations that this edition has withdrawn',
  },
  {
    kind: 'dangling',
    subject: 'EmergingTask REVISES Task',
    reason: 'O*NET names the task that an emerging one revises also where it has withdrawn that task',
  },
];
