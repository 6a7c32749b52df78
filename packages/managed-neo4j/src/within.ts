/**
 * Waits for a result for some milliseconds.
 *
 * @param onTimeout Makes the error in place of a late result; the work for it goes on.
 * @throws That error, or the error of the work.
 * @example
 * ```ts
 * import { within } from '@rolegraph/managed-neo4j';
 *
 * await within(1000, Promise.resolve('here'), () => new Error('too late')); // => 'here'
 * within(10, new Promise(() => {}), () => new Error('too late')); // throws 'too late'
 * ```
 */
export async function within<Result>(
  timeoutMs: number,
  result: Promise<Result>,
  onTimeout: () => Error,
): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(onTimeout()), timeoutMs);
  });
  return await Promise.race([result, late]).finally(() => clearTimeout(timer));
}
