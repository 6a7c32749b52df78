/** Writes `docs/errors.md` from the error codes. */
import { writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { errorCodesDocument } from '../execution/index.ts';

const file = join(import.meta.dirname, '../../docs/errors.md');
await writeFile(file, errorCodesDocument());
console.log(`Wrote ${relative(process.cwd(), file)}`);
