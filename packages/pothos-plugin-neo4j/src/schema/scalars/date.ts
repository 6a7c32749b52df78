import { GraphQLError } from 'graphql';
import { z } from 'zod';
import type { Builder } from '../pothos-refs.ts';
import { defineScalar } from './own-scalar.ts';

/** Makes the scalar of days. */
export function defineDate(builder: Builder): void {
  defineScalar(builder, 'Date', {
    description: 'A day, such as `2026-05-21`.',
    serialize: String,
    parseValue: (input: unknown) => {
      const day = z.iso.date().safeParse(input);
      if (day.success) return day.data;
      throw new GraphQLError(`A day is written as \`2026-05-21\`, not ${JSON.stringify(input)}.`);
    },
  });
}
