import type { DeclaredLoss } from '../losses.ts';

const why = 'ESCO has some concepts in two rows that differ in the date of their change alone';

/** What ESCO's tables are known to repeat. */
export const losses: readonly DeclaredLoss[] = [
  { kind: 'repeated', what: 'occupations', why },
  { kind: 'repeated', what: 'skills', why },
  { kind: 'repeated', what: 'groups (OccupationGroup)', why },
  { kind: 'repeated', what: 'groups (SkillGroup)', why },
  { kind: 'repeated', what: 'occupations in other languages', why },
  {
    kind: 'repeated',
    what: 'Role REQUIRES_SKILL Skill',
    why: 'ESCO has some relations in two rows that say the same',
  },
  {
    kind: 'dangling',
    what: 'Skill BROADER Skill',
    why: "ESCO's hierarchy of skills is published apart from the skills, and names some of another version",
  },
  {
    kind: 'dangling',
    what: 'Skill BROADER SkillGroup',
    why: "ESCO's hierarchy of skills is published apart from the skills, and names some of another version",
  },
];
