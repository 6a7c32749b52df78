import { executeDirectly } from '@rolegraph/pothos-plugin-neo4j';
import type { Plugin } from 'graphql-yoga';
import type { OperationExecutor, SerializedResult } from '../../execution/index.ts';
import { callerOf } from '../pipeline/caller.ts';
import type { DirectDocuments } from './direct-documents.ts';

/**
 * Answers operations that the graph answers alone without another walk of their answers; graphql-js executes others. All within the
 * limits of `operations`.
 *
 * @param directDocuments Takes the documents of such operations, which Yoga has validated before.
 */
export function useDirectExecution(operations: OperationExecutor, directDocuments: DirectDocuments): Plugin {
  return {
    onExecute: ({ executeFn, setExecuteFn }) => {
      setExecuteFn((args) => {
        const { request } = args.contextValue;
        const caller = callerOf(request);
        // An explanation is added to the answer afterwards: that must not be text already.
        if (caller.observer) {
          return operations.execute(args, caller, async () => executeDirectly(args) ?? executeFn(args));
        }
        const { document, variableValues, operationName } = args;
        const graphqlRequest = {
          document,
          variables: variableValues ?? undefined,
          operationName: operationName ?? undefined,
        };
        const result = operations.answer(graphqlRequest, caller);
        if (!result) return operations.execute(args, caller, async () => executeFn(args));
        directDocuments.add(document);
        return result instanceof Promise ? result.then(resultOf) : resultOf(result);
      });
    },
  };
}

/** A result for Yoga, which takes the status from the errors and the text as it is. */
function resultOf({ text, errors }: SerializedResult) {
  return { ...(errors.length > 0 ? { errors } : {}), data: {}, stringify: () => text };
}
