import type { GraphQLScalarType } from 'graphql';

/** Marks the scalars whose values are shown as they are stored. */
export const SHOWN_AS_STORED = 'rolegraphAsStored';

/** Whether a scalar's values are shown as they are stored. */
export function isShownAsStored({ extensions }: GraphQLScalarType): boolean {
  return extensions[SHOWN_AS_STORED] === true;
}
