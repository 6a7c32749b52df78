/** `/health` says that the process runs, `/ready` that operations can be answered. */
const probePaths = ['/health', '/ready'];

/** Whether a path is that of a probe. */
export function isProbe(pathname: string): boolean {
  return probePaths.includes(pathname);
}
