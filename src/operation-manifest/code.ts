import type { parseCode } from '@graphql-tools/graphql-tag-pluck';
import type { Excerpt } from './excerpt.ts';
import { OperationsRefused } from './refused.ts';

type Template = Parameters<NonNullable<Parameters<typeof parseCode>[0]['options']['pluckStringFromFile']>>[1];

/**
 * Finds the documents in TypeScript and JavaScript: arguments of `gql` and `graphql`, templates behind such a tag or a comment `GraphQL`.
 * Fragments are found by their names, so `${…}` is left out of the text.
 *
 * @param syntax A file name whose ending gives the language of the code.
 * @throws OperationsRefused where code composes a document at run time, or cannot be parsed.
 */
export async function documentsInCode(
  code: string,
  file: string,
  syntax: string = file,
): Promise<readonly Excerpt[]> {
  if (!/gql|graphql/i.test(code)) return [];
  // Babel takes long to load, and .graphql files do not need it.
  const tagPluck = await import('@graphql-tools/graphql-tag-pluck');
  const templates = withTemplates(code);
  try {
    const options = { pluckStringFromFile: (_: string, template: Template) => textOf(template, file) };
    return tagPluck.parseCode({ code: templates, filePath: syntax, options }).map(({ content, loc }) => ({
      text: content,
      line: loc.start.line,
    }));
  } catch (error) {
    if (!isParseError(error)) throw error;
    const plain = withoutAccessor(templates, error);
    if (plain !== templates) return documentsInCode(plain, file, syntax);
    const problem = error.message.replace(/ \(\d+:\d+\)$/, '');
    throw new OperationsRefused([`${file}:${error.loc.line}: this code cannot be parsed: ${problem}`]);
  }
}

/** Finds the documents in the scripts of a Vue or Svelte component. @throws OperationsRefused as `documentsInCode` does. */
export async function documentsInComponent(component: string, file: string): Promise<readonly Excerpt[]> {
  const parts = component.split(/(<script(?:\s(?:"[^"]*"|'[^']*'|[^>"'])*)?>|<\/script\s*>)/i);
  const found = parts.map(async (_, script) => {
    // Parts alternate: markup, opening tag, script, closing tag.
    if (script % 4 !== 2) return [];
    // Line breaks before the script stay, so that lines count as in the file.
    const before = parts.slice(0, script).join('').replaceAll(/[^\n]/g, '');
    const jsx = /\blang=["']?[jt]sx/.test(parts[script - 1] ?? '');
    return documentsInCode(before + parts[script], file, jsx ? 'script.tsx' : 'script.ts');
  });
  return (await Promise.all(found)).flat();
}

/** Writes `gql("…")` as `` gql(`…`) ``, since graphql-tag-pluck finds templates alone. */
function withTemplates(code: string): string {
  return code.replaceAll(
    /\b((?:gql|graphql)\s*\(\s*)(?:"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)')/g,
    (_, call: string, double?: string, single?: string) =>
      `${call}\`${(double ?? single ?? '').replaceAll(/\\?(`|\$\{)/g, '\\$1')}\``,
  );
}

function textOf({ quasis, loc }: Template, file: string): string {
  let text = '';
  for (const { value, tail } of quasis) {
    text += value.cooked ?? value.raw;
    const complete = text.split('{').length === text.split('}').length;
    if (!tail && !complete) throw builtAtRunTime(`${file}:${loc?.start.line}`);
  }
  if (quasis.length > 1 && text.trim() === '') throw builtAtRunTime(`${file}:${loc?.start.line}`);
  return text;
}

function builtAtRunTime(place: string): OperationsRefused {
  return new OperationsRefused([
    `${place}: this document is put together at run time, so what it will say is not known: write it out, or use a fragment`,
  ]);
}

/** A syntax error of Babel. */
interface ParseError extends SyntaxError {
  readonly loc: { readonly line: number };
  readonly pos: number;
  readonly missingPlugin?: readonly string[];
}

function isParseError(error: unknown): error is ParseError {
  return error instanceof SyntaxError && 'loc' in error && 'pos' in error;
}

/** Leaves out the keyword `accessor` of a class before the place of an error, for which graphql-tag-pluck does not set up Babel. */
function withoutAccessor(code: string, { pos, missingPlugin }: ParseError): string {
  if (!missingPlugin?.includes('decoratorAutoAccessors')) return code;
  return code.slice(0, pos).replace(/\baccessor(?=\s+$)/, '') + code.slice(pos);
}
