import type { DocumentNode } from 'graphql';

/** A validated operation with its variables and name. */
export interface GraphQLRequest {
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>> | undefined;
  readonly operationName: string | undefined;
}
