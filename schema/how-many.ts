import { z } from 'zod';

const range = 'a number from 1 to 100';

/** How many rows a traversal gives: ten unless told, a hundred at most. */
export const howMany = (description: string) =>
  z.int().min(1, range).max(100, range).default(10).describe(`${description}, from 1 to 100.`);
