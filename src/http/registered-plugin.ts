import { usePersistedOperations } from '@graphql-yoga/plugin-persisted-operations';
import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { operationIdIn, type RegisteredOperations } from './registered-operations.ts';

/**
 * Answers operations that a request names by id.
 *
 * @param only Whether nothing else is answered. A registered operation may then still come as its text: it says the same.
 */
export function useRegisteredOperations(registered: RegisteredOperations, only: boolean): Plugin {
  return {
    onPluginInit({ addPlugin }) {
      addPlugin(
        usePersistedOperations({
          allowArbitraryOperations: true,
          extractPersistedOperationId: (params) => operationIdIn(params) ?? null,
          getPersistedOperation: (id) => registered.get(id) ?? null,
          customErrors: {
            notFound: () =>
              badRequest('PERSISTED_QUERY_NOT_FOUND', 'No operation is registered under this id.'),
            keyNotFound: () =>
              badRequest('BAD_REQUEST', 'Send an operation as `query`, or the id of a registered one.'),
          },
        }) as Plugin,
      );
      if (only) addPlugin(useOnlyRegistered(registered));
    },
  };
}

function useOnlyRegistered(registered: RegisteredOperations): Plugin {
  return {
    onParams({ params }) {
      if (params.query === undefined || registered.has(params.query)) return;
      throw badRequest('OPERATION_NOT_REGISTERED', 'Only registered operations are answered here.', 403);
    },
  };
}

function badRequest(code: string, message: string, status = 400): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status } } });
}
