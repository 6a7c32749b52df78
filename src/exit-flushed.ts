/** Milliseconds for writing the last lines of the log. */
const flushMs = 1000;

/** Ends the process once its last lines are written: Node writes to pipes after the fact. */
export function exitFlushed(code: number): void {
  setTimeout(() => process.exit(code), flushMs);
  process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));
}
