import { writeHeapSnapshot } from 'node:v8';

/**
 * Loaded into the product before it starts: whenever the test asks, it throws away what can go and tells how much memory is still in use.
 * With `SOAK_SNAPSHOTS`, a folder, it writes down what that is made of, too.
 */
const { SOAK_SNAPSHOTS: folder } = process.env;

process.on('message', (asked: { readonly minute: number }) => {
  globalThis.gc?.();
  process.send?.(process.memoryUsage());
  if (folder) writeHeapSnapshot(`${folder}/${asked.minute.toFixed(1)}.heapsnapshot`);
});
process.channel?.unref();
