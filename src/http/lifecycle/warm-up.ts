import { setTimeout as after } from 'node:timers/promises';
import type { Example } from '../pages/examples.ts';
import { graphqlEndpoint } from '../pipeline/graphql-endpoint.ts';

/** Milliseconds for requests that wait for the start: beside the warm-up, one takes 0.3 s longer. */
const delayMs = 1000;

/**
 * Sends the examples once, one after the other, so that no visitor waits while Neo4j plans new statements. Begins a second
 * after the call. It ignores answers, failures among them.
 *
 * @param ask The fetch function of the server.
 * @param signal Ends the warm-up early.
 */
export async function warmUp(
  ask: (request: Request) => Promise<Response> | Response,
  examples: readonly Example[],
  signal: AbortSignal,
): Promise<void> {
  await after(delayMs, undefined, { signal });
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
