import { enumeration } from '../src/graph/index.ts';

/** Which way relationships are walked. */
export const direction = enumeration('Direction', 'Which way relationships are walked.', {
  OUTGOING: 'From their source to their target.',
  INCOMING: 'From their target to their source.',
  ANY: 'Either way.',
});
