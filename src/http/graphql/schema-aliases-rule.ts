import type { ValidationRule } from 'graphql';
import { asksForSchema, codedError } from '../../execution/index.ts';

/** The most aliases of a document that asks for the schema. Tools use none there. */
const maxAliases = 5;

/**
 * Refuses documents that ask for the schema with many aliases: each alias repeats much of the schema, and nested ones
 * multiply, so that a document of a few hundred bytes would get hundreds of megabytes.
 */
export const schemaAliasesRule: ValidationRule = (context) => {
  let aliases = 0;
  return {
    Field({ alias }) {
      if (alias) aliases += 1;
    },
    Document: {
      leave() {
        if (aliases <= maxAliases || !asksForSchema(context.getDocument())) return;
        const message = `A document that asks for the schema may have ${maxAliases} aliases. Ask for the parts one after the other, or for the whole without aliases.`;
        context.reportError(codedError('QUERY_TOO_COMPLEX', message));
      },
    },
  };
};
