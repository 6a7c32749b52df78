import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives';
import {
  GraphQLError,
  type ParseOptions,
  parse,
  type Source,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { codedError } from '../../execution/index.ts';
import type { DocumentSettings } from '../pipeline/settings.ts';
import { assertNameLengths } from './name-length.ts';
import { schemaAliasesRule } from './schema-aliases-rule.ts';

/**
 * Refuses documents over limits of their text: as unreadable those of too many tokens, those nested
 * deeper than the parser can go, and names of too many letters; as too complex those of too many aliases or directives, fragments counted as often as they are used.
 */
export function useDocumentLimits({ tokens, aliases, directives }: DocumentSettings): Plugin {
  const rules = [
    maxAliasesRule({ n: aliases, ...reporting(`more than ${aliases} aliases`) }),
    maxDirectivesRule({ n: directives, ...reporting(`more than ${directives} directives`) }),
  ] as unknown as readonly ValidationRule[];
  return {
    onParse: ({ setParseFn }) => setParseFn((source, options) => parseWithin(tokens, source, options)),
    onValidate({ addValidationRule }) {
      for (const rule of rules) addValidationRule(rule);
      addValidationRule(schemaAliasesRule);
    },
  };
}

/** Replaces the rules' errors, which wrongly speak of syntax. */
function reporting(what: string) {
  const report = (context: ValidationContext | null) =>
    context?.reportError(
      codedError('QUERY_TOO_COMPLEX', `The document has ${what}. Ask for less in one operation.`),
    );
  return { propagateOnRejection: false, onReject: [report] };
}

function parseWithin(maxTokens: number, source: string | Source, options: ParseOptions | undefined) {
  try {
    const document = parse(source, { ...options, maxTokens });
    assertNameLengths(document);
    return document;
  } catch (thrown) {
    if (isStackOverflow(thrown)) throw refusal('The document is nested too deeply. Ask with fewer levels.');
    if (isTooLong(thrown, maxTokens)) {
      throw refusal(`The document has more than ${maxTokens} tokens. Ask for less in one operation.`);
    }
    throw thrown;
  }
}

function isTooLong(thrown: unknown, maxTokens: number): boolean {
  return thrown instanceof GraphQLError && thrown.message.includes(`more that ${maxTokens} tokens`);
}

function refusal(message: string): GraphQLError {
  return codedError('GRAPHQL_PARSE_FAILED', message);
}

/** Whether an error is an overflow of the stack. Only too deeply nested input overflows it. */
export function isStackOverflow(thrown: unknown): boolean {
  return thrown instanceof RangeError && thrown.message === 'Maximum call stack size exceeded';
}
