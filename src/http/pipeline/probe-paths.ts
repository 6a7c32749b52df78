/** Under `/health` the process says that it is there, under `/ready` that questions can be answered. */
const probePaths = ['/health', '/ready'];

/** Whether a path is that of a probe. */
export function isProbe(pathname: string): boolean {
  return probePaths.includes(pathname);
}
