import { setTimeout as after } from 'node:timers/promises';
import type { Example } from '../pages/examples.ts';
import { graphqlEndpoint } from '../pipeline/graphql-endpoint.ts';

/** A request that waits for the start is answered before the warm-up begins: beside it, it takes 0.3 s longer. */
const delayMs = 1000;

/**
 * Asks the examples once, one after the other, so that no visitor waits while Neo4j plans statements it has never seen. Begins a second
 * after the call. Answers, failures among them, are of no interest here.
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
