/**
 * Writes `schema/schema.graphql`, the printed and sorted schema; with `--check` says whether the committed one is up to date.
 */
import { writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { schema } from '../../schema/index.ts';
import { ifMissing } from '../if-missing.ts';
import { readText } from '../text/index.ts';

const file = join(import.meta.dirname, '../../schema/schema.graphql');
const shown = relative(process.cwd(), file);
const printed = `${printSchema(lexicographicSortSchema(schema))}\n`;

if (!process.argv.includes('--check')) {
  await writeFile(file, printed);
  console.log(`Wrote ${shown}`);
} else if ((await readText(file).catch(ifMissing(''))) === printed) {
  console.log(`${shown} is up to date`);
} else {
  console.error(`${shown} is not what the schema prints. Write it anew with: npm run schema`);
  process.exitCode = 1;
}
