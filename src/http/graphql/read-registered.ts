import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { GraphQLError, Kind, parse, print } from 'graphql';
import { z } from 'zod';
import { ifMissing } from '../../if-missing.ts';
import { NotUtf8, readText } from '../../text/index.ts';
import { RegisteredOperations } from './registered-operations.ts';

type Operation = string | readonly [id: string, text: string];

const project = join(import.meta.dirname, '../../..');

/** The folders of this project, beside the operations of the explorer and the README. */
const ownFolders = ['examples/queries', 'examples/front-end/operations'].map((folder) =>
  join(project, folder),
);

const manifest = z.record(z.string(), z.string());

/** A folder of operations to register is invalid. The message names the file and the fault. */
export class OperationsInvalid extends Error {
  override readonly name = 'OperationsInvalid';
}

/**
 * Reads the registered operations.
 *
 * @param folder Further ones: `.graphql` files of one document each, `.json` files of ids and texts, as `npm run operations` writes them.
 * @param page Those of the explorer.
 * @throws OperationsInvalid
 */
export async function readRegistered(
  folder?: string,
  page: readonly string[] = [],
): Promise<RegisteredOperations> {
  const own = await Promise.all(ownFolders.map((path) => readFolder(path).catch(ifMissing([]))));
  const readme = await readText(join(project, 'README.md')).catch(ifMissing(''));
  const further = folder === undefined ? [] : await readFolder(folder).catch(unreadable(folder));
  return new RegisteredOperations([...own.flat(), ...operationsIn(readme), ...page, ...further]);
}

async function readFolder(folder: string): Promise<readonly Operation[]> {
  const files = (await readdir(folder)).sort();
  const read = files.map(async (file): Promise<readonly Operation[]> => {
    const path = join(folder, file);
    if (file.endsWith('.graphql')) return withEitherLineEnd(valid(await textIn(path), path));
    if (!file.endsWith('.json')) return [];
    const { data, success } = manifest.safeParse(jsonIn(await textIn(path)));
    if (!success) throw new OperationsInvalid(`${path} should be a JSON object of ids and operations.`);
    return Object.entries(data).map(([id, text]) => [id.replace(/^sha256:/, ''), valid(text, path)] as const);
  });
  return (await Promise.all(read)).flat();
}

async function textIn(path: string): Promise<string> {
  try {
    return await readText(path);
  } catch (thrown) {
    if (!(thrown instanceof NotUtf8)) throw thrown;
    throw new OperationsInvalid(`${path}:${thrown.line}: ${thrown.message}`);
  }
}

/** Gives a text with LF and with CRLF: a client may name an operation by its file's hash, and version control may change line ends. */
function withEitherLineEnd(text: string): readonly string[] {
  return [text, text.replaceAll('\n', '\r\n')];
}

function valid(text: string, path: string): string {
  try {
    parse(text);
    return text;
  } catch (thrown) {
    if (!(thrown instanceof GraphQLError)) throw thrown;
    throw new OperationsInvalid(`${path} holds no GraphQL document: ${thrown.message}`);
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return undefined;
    throw thrown;
  }
}

/** The operations of a page of Markdown, whose blocks may hold several. */
function operationsIn(markdown: string): readonly string[] {
  return [...markdown.matchAll(/^```graphql\n(.*?)^```/gms)].flatMap(([, block = '']) =>
    parse(block)
      .definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION)
      .map((definition) => print(definition)),
  );
}

function unreadable(folder: string) {
  return (thrown: unknown) => {
    if (thrown instanceof OperationsInvalid) throw thrown;
    throw new OperationsInvalid(`OPERATIONS_FOLDER "${folder}" cannot be read: ${(thrown as Error).message}`);
  };
}
