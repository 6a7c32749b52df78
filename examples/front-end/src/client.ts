import { Client, cacheExchange, fetchExchange } from '@urql/core';
import { persistedExchange } from '@urql/exchange-persisted';
import { type DocumentNode, getOperationAST } from 'graphql';

/** Ids of operations by their names, as `npm run operations` writes them. */
type OperationIds = Readonly<Record<string, string>>;

/**
 * A client of RoleGraph.
 *
 * @param ids Where they are given, operations are asked by id and their text is never sent: for a server with `OPERATIONS=registered`.
 */
export function createClient(url: string, ids?: OperationIds): Client {
  const persisted = persistedExchange({
    enforcePersistedQueries: true,
    generateHash: async (_text, document) => idOf(document, ids ?? {}),
  });
  return new Client({
    url,
    preferGetMethod: false,
    exchanges: [cacheExchange, ...(ids ? [persisted] : []), fetchExchange],
  });
}

function idOf(document: DocumentNode, ids: OperationIds): string {
  const name = getOperationAST(document)?.name?.value ?? '';
  const id = ids[name];
  if (id === undefined) throw new Error(`"${name}" is not registered: run \`npm run operations\`.`);
  return id;
}
