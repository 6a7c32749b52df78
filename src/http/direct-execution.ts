import type { Plugin } from 'graphql-yoga';
import { executeDirectly } from '../plugin/index.ts';
import type { KnownDocuments } from './known-documents.ts';

/**
 * Answers operations that are all the graph's own without walking their answers once more; others take the usual way.
 *
 * @param known Is told of the documents of such operations, which Yoga has found valid before it executes them.
 */
export function useDirectExecution(known: KnownDocuments): Plugin {
  return {
    onExecute: ({ executeFn, setExecuteFn }) => {
      setExecuteFn((args) => {
        const answer = executeDirectly(args);
        if (!answer) return executeFn(args);
        const { query } = args.contextValue.params;
        if (query) known.add(query, args.document);
        return answer;
      });
    },
  };
}
