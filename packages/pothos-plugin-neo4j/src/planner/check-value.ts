import type { z } from 'zod';
import { graphError } from '../errors.ts';
import type { FieldLocation } from './field-location.ts';

/**
 * Checks the value that a client gives for a traversal's argument.
 *
 * @returns What the schema makes of it: its default where nothing is given.
 * @throws GraphQLError BAD_USER_INPUT naming the argument and what it takes.
 */
export function checkValue(
  name: string,
  schema: z.ZodType,
  argumentValue: unknown,
  location: FieldLocation,
): unknown {
  const checked = schema.safeParse(argumentValue ?? undefined);
  if (checked.success) return checked.data;
  throw graphError(
    'BAD_USER_INPUT',
    `\`${name}\`: ${checked.error.issues[0]?.message ?? 'not acceptable'}.`,
    {
      nodes: location.node,
      extensions: { argument: name, value: argumentValue },
    },
  );
}
