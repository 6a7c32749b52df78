/**
 * Waits for a result for so long.
 *
 * @param onTimeout Makes the error in place of a result that comes too late; the work for it goes on.
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
