/**
 * Shares a check between all callers: one at a time runs, and its result holds until `maxAgeMs` after it began.
 *
 * @throws As the check does; a failure is not shared with callers that come after it.
 */
export function sharedCheck<Result>(check: () => Promise<Result>, maxAgeMs: number): () => Promise<Result> {
  let latest: { readonly startMs: number; readonly result: Promise<Result>; settled: boolean } | undefined;
  return () => {
    if (latest && (!latest.settled || performance.now() - latest.startMs < maxAgeMs)) return latest.result;
    const started = { startMs: performance.now(), result: check(), settled: false };
    latest = started;
    started.result.then(
      () => {
        started.settled = true;
      },
      () => {
        if (latest === started) latest = undefined;
      },
    );
    return started.result;
  };
}
