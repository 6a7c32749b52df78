import { extname } from 'node:path';
import { type DocumentNode, GraphQLError, parse, Source } from 'graphql';
import { NotUtf8, readText } from '../text/index.ts';
import { documentsInCode, documentsInComponent } from './code.ts';
import type { Excerpt } from './excerpt.ts';
import { OperationsRefused } from './refused.ts';

/** A GraphQL document of a front end, with its location. */
export interface FoundDocument {
  readonly file: string;
  readonly document: DocumentNode;
}

const readers: Readonly<Record<string, (text: string, file: string) => Promise<readonly Excerpt[]>>> = {
  '.graphql': async (text) => [{ text, line: 1 }],
  '.gql': async (text) => [{ text, line: 1 }],
  '.md': async (text) => blocksIn(text),
  '.vue': documentsInComponent,
  '.svelte': documentsInComponent,
  ...Object.fromEntries(
    ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'].map((ending) => [
      ending,
      (text: string, file: string) => documentsInCode(text, file),
    ]),
  ),
};

/** Whether a file may hold documents: a generated one does not. */
export function mayHoldDocuments(file: string): boolean {
  return extname(file) in readers && !/\.d\.[mc]?ts$/.test(file);
}

/**
 * Reads the documents in a file: a `.graphql` file is one, code and components hold them in `graphql(…)` and `gql`,
 * Markdown in blocks.
 *
 * @throws OperationsRefused with file and line, where one cannot be read.
 */
export async function documentsIn(file: string): Promise<readonly FoundDocument[]> {
  const read = readers[extname(file)];
  if (!read) throw new OperationsRefused([`${file}: no documents are read from such a file`]);
  const excerpts = await read(await textIn(file), file);
  return excerpts.map(({ text, line }) => ({ file, document: parsed(text, file, line) }));
}

async function textIn(file: string): Promise<string> {
  try {
    return await readText(file);
  } catch (error) {
    if (error instanceof NotUtf8) throw new OperationsRefused([`${file}:${error.line}: ${error.message}`]);
    throw error;
  }
}

function parsed(text: string, file: string, line: number): DocumentNode {
  try {
    return parse(new Source(text, file, { line, column: 1 }));
  } catch (error) {
    if (error instanceof GraphQLError) throw new OperationsRefused([placed(error)]);
    throw error;
  }
}

/** Gives an error's message with file and line. */
export function placed({ message, nodes, source, positions, locations }: GraphQLError): string {
  const from = source ?? nodes?.[0]?.loc?.source;
  const line = (locations?.[0]?.line ?? 1) + (from?.locationOffset.line ?? 1) - 1;
  return from && positions ? `${from.name}:${line}: ${message}` : message;
}

/** The GraphQL blocks of a Markdown page: each is a document, or several operations that readers paste one by one. */
function blocksIn(markdown: string): readonly Excerpt[] {
  return [...markdown.matchAll(/^```graphql[ \t]*\n(.*?)^```/gms)].map(({ 1: text = '', index }) => ({
    text,
    line: markdown.slice(0, index).split('\n').length + 1,
  }));
}
