import { join } from 'node:path';
import { builtPage, PageMissing } from '../explorer/index.ts';

/** Builds the explorer page where it is older than its sources. */
try {
  await builtPage(join(import.meta.dirname, '../..'));
} catch (error) {
  if (!(error instanceof PageMissing)) throw error;
  console.error(error.message);
  process.exit(1);
}
