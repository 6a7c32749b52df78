import { GraphQLError } from 'graphql';

/** Messages with the remedy for requests that Yoga refuses, by Yoga's own. The codes stay Yoga's. */
const descriptions: Readonly<Record<string, string>> = {
  OPERATION_RESOLUTION_FAILURE:
    'It is not clear which operation is meant: `operationName` has to name one of the document, and may be left out only where there is one.',
};

/** Gives the error with its code and our message, where there is one. */
export function describeError(error: GraphQLError): GraphQLError {
  const message = descriptions[String(error.extensions.code)];
  return message === undefined ? error : new GraphQLError(message, { extensions: error.extensions });
}
