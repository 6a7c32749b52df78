import { type DocumentNode, type Token, TokenKind } from 'graphql';
import { codedError } from '../../execution/index.ts';

/** The most letters. Names in use have fewer than 100; a response repeats its keys for every node. */
export const maxNameLetters = 256;

/**
 * Refuses a document with a longer name: alias, operation, fragment, variable or any other.
 *
 * @throws GraphQLError of code GRAPHQL_PARSE_FAILED
 */
export function assertNameLengths({ loc }: DocumentNode): void {
  for (let token: Token | null = loc?.startToken ?? null; token; token = token.next) {
    const letters = token.end - token.start;
    if (token.kind !== TokenKind.NAME || letters <= maxNameLetters) continue;
    throw codedError(
      'GRAPHQL_PARSE_FAILED',
      `The name \`${token.value.slice(0, 20)}…\` has ${letters} letters; names may have ${maxNameLetters}. Choose a shorter alias, operation, fragment or variable name.`,
      { source: loc?.source ?? null, positions: [token.start] },
    );
  }
}
