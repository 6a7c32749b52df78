import { openFile, type SourceFile } from '../read/files.ts';
import type { ImportPass } from '../read/import-pass.ts';
import { addUnreadable } from '../read/problems.ts';
import { linesOf } from '../read/rows.ts';
import { readJsonLine } from './json-line.ts';
import type { Line } from './line.ts';

/** Reads a file of JSON lines. A line that is no JSON object becomes a problem. */
export async function* jsonLines(file: SourceFile, { problems, onBytes }: ImportPass): AsyncGenerator<Line> {
  const input = openFile(file, onBytes);
  const cellErrors = new Map<string, string>();
  let line = 0;
  let isDocument = false;
  try {
    for await (const lines of linesOf(input)) {
      for (const text of lines) {
        line += 1;
        if (isDocument || text.trim() === '') continue;
        const location = { file: file.name, line };
        const read = readJsonLine(text);
        if ('values' in read) yield { values: read.values, cellErrors, location };
        else if (line === 1 && /^\s*[[{]\s*(\{\s*)?$/.test(text)) {
          isDocument = true;
          problems.add(
            location,
            'is one JSON document over several lines. Write each object on a line of its own',
          );
        } else if (line === 1 && text.startsWith('[')) {
          isDocument = true;
          problems.add(location, 'is one list. Write each object on a line of its own', undefined, text);
        } else problems.add(location, read.error, undefined, text);
      }
    }
    if (line === 0)
      problems.add({ file: file.name, line: 1 }, 'the file is empty: each line is a JSON object');
  } catch (error) {
    addUnreadable(problems, file, line, error);
  } finally {
    input.destroy();
  }
}
