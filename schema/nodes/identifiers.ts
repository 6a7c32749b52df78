import { z } from 'zod';

/** The code by which classifications are cited. */
export const code = z.string().optional().describe("The source's own code, such as `2654.1.7`.");

/** Where the source publishes identifiers for the web of data. */
export const uri = z.string().optional().describe('The web identifier that the source gives it.');

/** Sources keep concepts that they have withdrawn, so that old references still lead somewhere. */
export const retired = z
  .boolean()
  .optional()
  .describe('True where the source has withdrawn it and only keeps it for old references.');
