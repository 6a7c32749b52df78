import { expect } from 'vitest';
import type { Heard } from '../http/support.ts';

/** Codes of what is wrong with a question. None of the server's own faults is among them. */
const faultsOfQuestions = new Set([
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'INTROSPECTION_DISABLED',
  'NOT_FOUND',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'QUERY_TOO_COMPLEX',
  'REQUEST_ENTITY_TOO_LARGE',
  'RESULT_TOO_LARGE',
]);

/** What only the inside of the server knows. */
export const internals =
  /Neo4jError|Neo\.\w+Error|bolt:|node_modules|\bat \S+ \(|\.ts:\d|file:\/\/|SyntaxError|TypeError|ECONN|MATCH \(|RETURN \[|\$p\d+\b(?!")/;

/** Checks that an answer to whatever was asked is a decent one. */
export function expectDecent({ status, body }: Pick<Heard, 'status' | 'body'>, asked: unknown): void {
  const sent = JSON.stringify(asked);
  const told = sent.slice(0, 2000);
  expect(status, told).toBeLessThan(500);
  expect(body.errors !== undefined || body.data !== undefined, told).toBe(true);
  for (const { message, extensions } of body.errors ?? []) {
    expect(faultsOfQuestions, `${message}: ${told}`).toContain(extensions.code);
    // What the client sent may be repeated; what was never sent may not appear.
    if (!sent.includes('MATCH') && !sent.includes('$p')) expect(message).not.toMatch(internals);
  }
}
