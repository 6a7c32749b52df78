import { open, rename, rm, writeFile } from 'node:fs/promises';
import { findingHeadings, type QualityReport, type QualitySection } from '../check/quality.ts';
import type { Finding } from '../check/tally.ts';
import type { ImportInvalid } from '../read/problems.ts';
import type { ImportResult } from '../run.ts';
import type { ImportSource } from '../source.ts';
import type { CaseFiles } from './case-files.ts';

/**
 * Writes an import's report as JSON, with every case of each finding. The file is there once it is whole.
 *
 * @param cases The files in which the import has kept the cases.
 */
export async function writeReport(
  path: string,
  result: Exclude<ImportResult, { readonly status: 'unchanged' }>,
  cases: CaseFiles,
): Promise<void> {
  const unfinished = `${path}.part`;
  const file = await open(unfinished, 'w');
  try {
    let text = '';
    for await (const part of reportText(result, cases)) {
      text += part;
      if (text.length < 1 << 16) continue;
      await file.write(text);
      text = '';
    }
    await file.write(text);
    await file.close();
    await rename(unfinished, path);
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(unfinished, { force: true });
    throw error;
  }
}

/** Writes a refused import's problems and its edition's inventory as JSON. */
export async function writeRefusal(
  path: string,
  { dataset, inventory }: Pick<ImportSource, 'dataset' | 'inventory'>,
  { problems, count }: ImportInvalid,
): Promise<void> {
  const refusal = { status: 'refused', dataset, inventory, problemCount: count, problems };
  await writeFile(path, `${JSON.stringify(refusal, null, 2)}\n`);
}

async function* reportText(
  result: Exclude<ImportResult, { readonly status: 'unchanged' }>,
  cases: CaseFiles,
): AsyncGenerator<string> {
  const { status, dataset, inventory, removals, quality } = result;
  const outcome =
    result.status === 'checked'
      ? { changes: result.changes, refusal: result.refusal?.message }
      : { release: result.release };
  yield `{\n  "status": ${json(status, 2)},\n  "dataset": ${json(dataset, 2)}`;
  for (const [name, value] of Object.entries({ ...outcome, inventory })) {
    if (value !== undefined) yield `,\n  "${name}": ${json(value, 2)}`;
  }
  yield ',\n  "removals": [';
  for (const [index, { samples: _, ...removal }] of removals.entries()) {
    yield `${index === 0 ? '' : ','}\n    ${JSON.stringify(removal).slice(0, -1)},"cases":`;
    yield* list(removal.kind === 'nodes' ? cases.casesOf('removed', removal.type) : none(), 4);
    yield '}';
  }
  yield `],\n  "quality": {`;
  yield* qualityText(quality, cases);
  yield '\n  }\n}\n';
}

async function* qualityText(quality: QualityReport, cases: CaseFiles): AsyncGenerator<string> {
  yield `\n    "nodes": ${json(quality.nodes, 4)},\n    "relationships": ${json(quality.relationships, 4)}`;
  for (const section of Object.keys(findingHeadings) as QualitySection[]) {
    yield `,\n    "${section}": {`;
    let first = true;
    for (const [what, finding] of Object.entries(quality[section])) {
      yield `${first ? '' : ','}\n      ${JSON.stringify(what)}: `;
      yield* findingText(finding, cases.casesOf(section, what));
      first = false;
    }
    yield first ? '}' : '\n    }';
  }
}

async function* findingText({ count, why }: Finding, cases: AsyncIterable<string>): AsyncGenerator<string> {
  yield `{\n        "count": ${count}`;
  if (why !== undefined) yield `,\n        "why": ${JSON.stringify(why)}`;
  yield ',\n        "cases": ';
  yield* list(cases, 8);
  yield '\n      }';
}

async function* list(lines: AsyncIterable<string>, indent: number): AsyncGenerator<string> {
  yield '[';
  let first = true;
  for await (const line of lines) {
    yield `${first ? '' : ','}\n${' '.repeat(indent + 2)}${line}`;
    first = false;
  }
  yield first ? ']' : `\n${' '.repeat(indent)}]`;
}

async function* none(): AsyncGenerator<string> {}

/** JSON that stands at some depth of other JSON. */
function json(value: unknown, depth: number): string {
  return JSON.stringify(value, null, 2).replaceAll('\n', `\n${' '.repeat(depth)}`);
}
