import { NotUtf8, textOf } from '../../../text/index.ts';
import { openFile, type SourceFile } from '../read/files.ts';
import { addUnreadable, type Problems } from '../read/problems.ts';
import { MANIFEST, type Manifest, manifest } from './format.ts';

/** Reads the manifest of a folder. Undefined where it is not right; the problems say why. */
export async function readManifest(file: SourceFile, problems: Problems): Promise<Manifest | undefined> {
  const text = await textIn(file, problems);
  if (text === undefined) return undefined;
  const location = { file: MANIFEST, line: 1 };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    problems.add({ ...location, line: lineOf(message, text) }, `is no JSON: ${message}`);
    return undefined;
  }
  const parsed = manifest.safeParse(json);
  for (const { path, message } of parsed.error?.issues ?? []) problems.add(location, message, path.join('.'));
  return parsed.data;
}

async function textIn(file: SourceFile, problems: Problems): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of openFile(file, () => undefined)) chunks.push(chunk);
    return textOf(Buffer.concat(chunks));
  } catch (error) {
    addUnreadable(problems, { name: MANIFEST }, error instanceof NotUtf8 ? error.line : 1, error);
    return undefined;
  }
}

/** The line of a mistake that V8 tells by its position. */
function lineOf(message: string, text: string): number {
  const position = Number(/at position (\d+)/.exec(message)?.[1] ?? 0);
  return text.slice(0, position).split('\n').length;
}
