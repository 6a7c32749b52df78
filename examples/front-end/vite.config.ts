import { defineConfig } from 'vite';

/** The page asks its own server, which passes the questions on: so nothing has to be allowed across origins. */
export default defineConfig({
  root: import.meta.dirname,
  server: { proxy: { '/graphql': process.env.ROLEGRAPH_URL ?? 'http://127.0.0.1:4000' } },
});
