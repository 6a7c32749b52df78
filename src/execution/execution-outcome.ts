import type { ExecutionResult } from 'graphql';
import type { CacheValidator, ReleaseSnapshot, Releases } from './cache-validator.ts';
import { tooLarge } from './refusals.ts';
import { type SerializedResult, serializeWithin } from './serialized-result.ts';

/** The end of an operation. Only a complete answer is serialized for all: errors name the request, and a partial or too large one may pass. */
export type ExecutionOutcome = SnapshotRead & Outcome;

type Outcome = { readonly serialized: SerializedResult } | { readonly failed: ExecutionResult };

/** The snapshot before the answer was read; undefined where it is unknown, or not the one that was read. */
interface SnapshotRead {
  readonly snapshot: ReleaseSnapshot | undefined;
}

/**
 * Makes the outcome of a result.
 *
 * @param values The most values in it.
 * @param maxBytes A result with more bytes fails.
 */
export function outcomeOf(result: ExecutionResult, values: number, maxBytes: number): Outcome {
  if (result.errors) return { failed: result };
  const serialized = serializeWithin(result, maxBytes, values);
  return serialized ? { serialized } : { failed: { errors: [tooLarge(maxBytes)], data: null } };
}

/** The snapshot before a cacheable answer is read; undefined where it is unavailable. It need not be the newest: a cached response is sent only if none followed. */
export async function snapshotBefore(
  releases: CacheValidator | undefined,
): Promise<ReleaseSnapshot | undefined> {
  return releases?.latest ?? (await Promise.resolve(releases?.current()).catch(() => undefined));
}

/** The snapshot of before, unless the answer shows a newer publication: then the newer one. */
export function snapshotUnlessChanged(
  before: ReleaseSnapshot | undefined,
  used: Releases,
  releases: CacheValidator | undefined,
): ReleaseSnapshot | undefined {
  if (!before || isPartOf(used, before.releases)) return before;
  // A failure shows with the next operation.
  Promise.resolve(releases?.current()).catch(() => undefined);
  return undefined;
}

function isPartOf(used: Releases, current: Releases): boolean {
  for (const [dataset, release] of used) if (current.get(dataset) !== release) return false;
  return true;
}
