import { GraphQLError } from 'graphql';

/**
 * Adds a hint to an error, in place of the suggestion of graphql-js. Like that, it is the message's last sentence, it begins with
 * "Did you mean" and ends with a question mark.
 */
export function withHint(error: GraphQLError, hint: string): GraphQLError {
  const { message, nodes = null, source = null, positions = null, path = null, extensions } = error;
  const start = message.endsWith('?') ? message.lastIndexOf(' Did you mean ') : -1;
  const fault = start === -1 ? message : message.slice(0, start);
  return new GraphQLError(`${fault} ${hint}`, { nodes, source, positions, path, extensions });
}
