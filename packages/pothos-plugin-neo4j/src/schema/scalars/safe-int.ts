import { GraphQLError, Kind, print, type ValueNode } from 'graphql';
import type { Builder } from '../pothos-refs.ts';
import { defineScalar } from './own-scalar.ts';

/** Makes the scalar of whole numbers that every client's numbers hold exactly, and that GraphQL's `Int` does not. */
export function defineSafeInt(builder: Builder): void {
  defineScalar(builder, 'SafeInt', {
    description:
      'A whole number from -9007199254740991 to 9007199254740991, where an `Int` ends at 2147483647.',
    serialize: Number,
    parseValue: wholeNumber,
    parseLiteral: (node: ValueNode) => {
      if (node.kind === Kind.INT || node.kind === Kind.FLOAT) return wholeNumber(Number(node.value), node);
      throw fault(print(node), node);
    },
  });
}

function wholeNumber(input: unknown, node?: ValueNode): number {
  if (typeof input === 'number' && Number.isSafeInteger(input)) return input;
  throw fault(node ? print(node) : JSON.stringify(input), node);
}

function fault(input: string, node: ValueNode | undefined): GraphQLError {
  // In the words of GraphQL's own scalars.
  const message = `SafeInt cannot represent what is no whole number from -9007199254740991 to 9007199254740991: ${input}`;
  return new GraphQLError(message, node ? { nodes: node } : {});
}
