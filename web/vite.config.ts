import { join } from 'node:path';
import { defineConfig } from 'vite';
import { modelPlugin } from './model-plugin.ts';
import { operationsPlugin } from './operations-plugin.ts';

/** `ROLEGRAPH_PAGE` is where to build to: the server builds beside the old page and swaps them. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [modelPlugin(), operationsPlugin()],
  build: {
    outDir: process.env.ROLEGRAPH_PAGE ?? 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // The workbench goes into the page that the server makes for GraphiQL: it is found there by this name.
      input: {
        index: join(import.meta.dirname, 'index.html'),
        workbench: join(import.meta.dirname, 'src/workbench/main.ts'),
      },
    },
  },
});
