import {
  areVariableErrors,
  explainDocumentErrors,
  explainVariableErrors,
} from '@rolegraph/pothos-plugin-neo4j';
import type { GraphQLError, GraphQLSchema } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/**
 * Adds a condition's right place to errors about filters and orderings, in the document or in variables. It runs before the plugin that
 * hides the schema.
 */
export function useInputHints(schema: GraphQLSchema): Plugin {
  return {
    onValidate:
      ({ params: { documentAST } }) =>
      ({ valid, result, setResult }) => {
        if (!valid) setResult([...explainDocumentErrors(schema, documentAST, result as GraphQLError[])]);
      },
    onExecute: ({ args }) => ({
      onExecuteDone({ result, setResult }) {
        if (!('errors' in result) || !result.errors || !areVariableErrors(result.errors)) return;
        setResult({ ...result, errors: explainVariableErrors(schema, args.variableValues, result.errors) });
      },
    }),
  };
}
