import { enumeration } from '@rolegraph/graph-model';

/** How well a role fits a kind of project. */
export const fit = enumeration('Fit', 'How well a role fits a kind of project.', {
  PRIMARY: 'The role is the right one by itself.',
  COMBINED: 'The role is one of several that are needed together.',
  ALTERNATIVE: 'The role is a possible choice instead.',
});
