import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { codedError } from '../../execution/index.ts';

/**
 * Answers an unreadable request with BAD_REQUEST and HTTP 400, with a message of ours: Yoga takes broken JSON in an
 * address for a fault of the server, and of broken JSON in a body it passes the parser's error on.
 */
export function useRequestErrors(): Plugin {
  return {
    onRequestParse({ request, requestParser, setRequestParser }) {
      if (!requestParser) return;
      setRequestParser(async (toParse) => {
        try {
          return await requestParser(toParse);
        } catch (thrown) {
          throw isBrokenJson(thrown) ? badRequest(request.method) : thrown;
        }
      });
    },
  };
}

function isBrokenJson(thrown: unknown): boolean {
  return (
    thrown instanceof SyntaxError || (thrown instanceof GraphQLError && 'originalError' in thrown.extensions)
  );
}

function badRequest(method: string): GraphQLError {
  const message =
    method === 'GET'
      ? '`variables` or `extensions` in the address is no valid JSON. Each is an object such as {"first": 5}, percent-encoded.'
      : 'The body is no valid JSON. It is an object such as {"query": "{ roles { nodes { name } } }", "variables": {}}.';
  return codedError('BAD_REQUEST', message, { extensions: { http: { status: 400 } } });
}
