import { usePersistedOperations } from '@graphql-yoga/plugin-persisted-operations';
import type { Plugin } from 'graphql-yoga';
import { codedError, type ErrorCode, type StatusOf } from '../../execution/index.ts';
import { operationIdIn, type RegisteredOperations } from './registered-operations.ts';

/**
 * Answers operations that a request names by id.
 *
 * @param only Whether it refuses all others. A registered operation may then still come as its text.
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
              refused(400, 'PERSISTED_QUERY_NOT_FOUND', 'No operation is registered under this id.'),
            keyNotFound: () =>
              refused(400, 'BAD_REQUEST', 'Send an operation as `query`, or the id of a registered one.'),
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
      throw refused(403, 'OPERATION_NOT_REGISTERED', 'Only registered operations are answered here.');
    },
  };
}

function refused<Code extends ErrorCode>(status: StatusOf<Code>, code: Code, message: string) {
  return codedError(code, message, { extensions: { http: { status } } });
}
