import { type GraphContext, type GraphRuntime, graphContext } from '@rolegraph/pothos-plugin-neo4j';
import type { PerRole } from './auth/index.ts';
import type { Caller } from './execution/index.ts';

/**
 * Makes the contexts of requests, each with the statement timeout of its caller's role. All share the caches of one runtime.
 *
 * @param runtime Its timeout is the longest of any role, for statements of several requests.
 */
export function graphContexts(
  runtime: GraphRuntime,
  timeoutsMs: PerRole<number>,
): (caller: Caller) => GraphContext {
  const runtimes: PerRole<GraphRuntime> = {
    anonymous: { ...runtime, timeout: timeoutsMs.anonymous },
    reader: { ...runtime, timeout: timeoutsMs.reader },
    admin: { ...runtime, timeout: timeoutsMs.admin },
  };
  return ({ identity, signal, observer }) => graphContext(runtimes[identity.role], signal, observer);
}
