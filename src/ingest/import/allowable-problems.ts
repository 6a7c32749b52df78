/**
 * The kinds of faults in RoleGraph's own format that an import may be told to accept, by the names that `--allow` takes, each with what
 * the import then does.
 */
export const allowableProblems = {
  'dangling-references': 'leave out what refers to nodes that the dataset does not have',
  'unequal-repeats': 'keep the first of the lines that say different things of the same',
  'invalid-values': 'leave out values off their scale or form',
  'hierarchy-cycles': 'keep nodes that are broader than themselves',
  'padded-slugs': 'take blanks off the ends of slugs',
} as const;

export type AllowableProblem = keyof typeof allowableProblems;

/** Whether a text names a kind of faults that can be allowed. */
export function isAllowableProblem(name: string): name is AllowableProblem {
  return Object.hasOwn(allowableProblems, name);
}
