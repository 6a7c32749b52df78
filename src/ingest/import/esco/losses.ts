import type { DeclaredLoss } from '../losses.ts';

const reason = 'ESCO has some concepts in two rows that differ in the date of their change alone';

/** The known repeats in ESCO's tables. */
export const losses: readonly DeclaredLoss[] = [
  { kind: 'repeated', subject: 'occupations', reason },
  { kind: 'repeated', subject: 'skills', reason },
  { kind: 'repeated', subject: 'groups (OccupationGroup)', reason },
  { kind: 'repeated', subject: 'groups (SkillGroup)', reason },
  { kind: 'repeated', subject: 'occupations in other languages', reason },
  {
    kind: 'repeated',
    subject: 'Role REQUIRES_SKILL Skill',
    reason: 'ESCO has some relations in two rows that say the same',
  },
  {
    kind: 'dangling',
    subject: 'Skill BROADER Skill',
    reason:
      "ESCO's hierarchy of skills is published apart from the skills, and names some of another version",
  },
  {
    kind: 'dangling',
    subject: 'Skill BROADER SkillGroup',
    reason:
      "ESCO's hierarchy of skills is published apart from the skills, and names some of another version",
  },
];
