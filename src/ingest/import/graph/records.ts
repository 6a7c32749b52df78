import type { SourceFile } from '../read/files.ts';
import { csvLines } from './csv-lines.ts';
import type { Columns } from './header.ts';
import { jsonLines } from './json-lines.ts';
import { type GraphRecord, LineChecker, type RecordRules } from './line-checker.ts';

/**
 * Reads a file of nodes or relationships, JSON lines or CSV by its name, and checks each value against its declaration. What does not fit
 * becomes a problem, and its line is left out.
 */
export async function* readRecords(
  file: SourceFile,
  columns: Columns,
  rules: RecordRules,
): AsyncGenerator<GraphRecord> {
  const csv = /\.csv(\.gz)?$/.test(file.name);
  const lines = csv ? csvLines(file, columns, rules.pass) : jsonLines(file, rules.pass);
  const before = rules.pass.problems.count;
  const checker = new LineChecker(columns, rules);
  for await (const line of lines) {
    const record = checker.check(line);
    if (record) yield record;
  }
  // A fault of the file or of the form of a line leaves open which records it had.
  if (rules.pass.problems.count - before > checker.problems) rules.onUnread?.();
}
