import { GraphQLError, type ParseOptions, parse, type Source } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/** Ten times what a long question has; few enough that reading one takes no time worth speaking of. */
const maxTokens = 5000;

/** Refuses, as questions that cannot be read, documents of more than 5,000 tokens and those nested deeper than the parser can go. */
export function useDocumentLimits(): Plugin {
  return {
    onParse: ({ setParseFn }) => setParseFn(parseWithinLimits),
  };
}

function parseWithinLimits(source: string | Source, options?: ParseOptions) {
  try {
    return parse(source, { ...options, maxTokens });
  } catch (thrown) {
    if (isStackOverflow(thrown)) throw refusal('The document is nested too deeply. Ask with fewer levels.');
    if (isTooLong(thrown)) {
      throw refusal(`The document has more than ${maxTokens} tokens. Ask for less in one operation.`);
    }
    throw thrown;
  }
}

function isTooLong(thrown: unknown): boolean {
  return thrown instanceof GraphQLError && thrown.message.includes(`more that ${maxTokens} tokens`);
}

function refusal(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'GRAPHQL_PARSE_FAILED' } });
}

/** Whether something was nested deeper than the stack goes. No code of ours recurses without end: only input does this. */
export function isStackOverflow(thrown: unknown): boolean {
  return thrown instanceof RangeError && thrown.message === 'Maximum call stack size exceeded';
}
