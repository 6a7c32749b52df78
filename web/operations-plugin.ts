import { join } from 'node:path';
import { type Plugin, runnerImport } from 'vite';
import { modelPlugin } from './model-plugin.ts';

/**
 * Puts beside the built page what it asks, as `operations.json`: it is not served, and read by a server that answers registered
 * operations alone. Since it is made with the page, it never differs from it.
 */
export function operationsPlugin(): Plugin {
  return {
    name: 'rolegraph:operations',
    apply: 'build',
    async generateBundle() {
      const { module } = await runnerImport<{ operations: readonly string[] }>(
        join(import.meta.dirname, 'src/operations.ts'),
        { configFile: false, root: import.meta.dirname, plugins: [modelPlugin()], logLevel: 'error' },
      );
      this.emitFile({
        type: 'asset',
        fileName: 'operations.json',
        source: `${JSON.stringify(module.operations, null, 2)}\n`,
      });
    },
  };
}
