import type { Example } from '../pages/examples.ts';
import { graphqlEndpoint } from '../pipeline/graphql-endpoint.ts';

/**
 * Asks the examples once, one after the other, so that the first visitor does not wait while Neo4j plans statements it has never seen.
 * Answers, failures among them, are of no interest here.
 *
 * @param ask The fetch function of the server.
 * @param signal Ends the warm-up early.
 */
export async function warmUp(
  ask: (request: Request) => Promise<Response> | Response,
  examples: readonly Example[],
  signal: AbortSignal,
): Promise<void> {
  for (const { query } of examples) {
    if (signal.aborted) return;
    const request = new Request(`http://localhost${graphqlEndpoint}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
      signal,
    });
    await (await ask(request)).arrayBuffer();
  }
}
