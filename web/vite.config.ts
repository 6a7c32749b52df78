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
  },
});
