import { GraphQLError, type GraphQLScalarType } from 'graphql';
import { z } from 'zod';
import type { Builder } from './schema/author.ts';

const NAME = 'Date';
/** Marks the scalar whose values are shown as they are stored. */
const AS_STORED = 'rolegraphAsStored';

type ScalarOptions = Omit<ConstructorParameters<typeof GraphQLScalarType>[0], 'name'>;

/** Makes the scalar of days, unless the schema has one of its own by then. */
export function defineDate(builder: Builder): void {
  if (builder.configStore.hasConfig(NAME)) return;
  // Pothos knows a schema's scalars by type parameters of the builder, which is any builder here.
  const open = builder as unknown as { scalarType(name: string, options: ScalarOptions): void };
  open.scalarType(NAME, {
    description: 'A day, such as `2026-05-21`.',
    serialize: String,
    parseValue: (given: unknown) => {
      const day = z.iso.date().safeParse(given);
      if (day.success) return day.data;
      throw new GraphQLError(`A day is written as \`2026-05-21\`, not ${JSON.stringify(given)}.`);
    },
    extensions: { [AS_STORED]: true },
  });
}

/** Whether a scalar's values are shown as they are stored. */
export function isShownAsStored({ extensions }: GraphQLScalarType): boolean {
  return extensions[AS_STORED] === true;
}
