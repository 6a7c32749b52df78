import { GraphQLError } from 'graphql';

/** Rewrites the messages of requests that Yoga refuses, so that they say what would be right. The codes stay Yoga's. */
const descriptions: Readonly<Record<string, string>> = {
  OPERATION_RESOLUTION_FAILURE:
    'It is not clear which operation is meant: `operationName` has to name one of the document, and may be left out only where there is one.',
};

/** An error with the same code in words of our own, where there are some. */
export function describeError(error: GraphQLError): GraphQLError {
  const message = descriptions[String(error.extensions.code)];
  return message === undefined ? error : new GraphQLError(message, { extensions: error.extensions });
}
