import { z } from 'zod';

/** The remark that many node types may carry. */
export const note = z.string().optional().describe('What the source adds or leaves open, in our words.');
