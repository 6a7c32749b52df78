import { enumeration } from '@rolegraph/graph-model';

/** Which way relationships are walked. */
export const direction = enumeration('Direction', 'Which way relationships are walked.', {
  OUTGOING: 'From their source to their target.',
  INCOMING: 'From their target to their source.',
  ANY: 'Either way.',
});
