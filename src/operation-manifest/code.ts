import type ts from 'typescript';
import type { Excerpt } from './documents.ts';
import { OperationsRefused } from './refused.ts';

/** What gql.tada, urql, Apollo and the code generators call the function or tag that a document is written in. */
const tags = new Set(['gql', 'graphql']);

/**
 * The documents in TypeScript or JavaScript, as the argument of a call or behind a tag. A fragment put in by `${…}` is found by its name,
 * so only its place is left out here.
 *
 * @throws OperationsRefused where a document is put together at run time.
 */
export async function documentsInCode(code: string, file: string): Promise<readonly Excerpt[]> {
  if (!code.includes('gql') && !code.includes('graphql')) return [];
  const { default: typescript } = await import('typescript').catch((thrown: unknown) => {
    if (!isModuleMissing(thrown)) throw thrown;
    throw new OperationsRefused([
      `${file}: reading code needs the package typescript, which is not installed`,
    ]);
  });
  const kind = /\.[mc]?ts$/.test(file) ? typescript.ScriptKind.TS : typescript.ScriptKind.TSX;
  const source = typescript.createSourceFile(file, code, typescript.ScriptTarget.Latest, true, kind);
  const found: Excerpt[] = [];
  const visit = (node: ts.Node) => {
    const template = templateIn(node, typescript);
    if (template) {
      const line = source.getLineAndCharacterOfPosition(template.getStart()).line + 1;
      found.push({ text: textOf(template, `${file}:${line}`, typescript), line });
    }
    typescript.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function templateIn(node: ts.Node, typescript: typeof ts): ts.TemplateLiteral | ts.StringLiteral | undefined {
  if (typescript.isTaggedTemplateExpression(node)) {
    return isTag(node.tag, typescript) ? node.template : undefined;
  }
  if (!typescript.isCallExpression(node) || !isTag(node.expression, typescript)) return undefined;
  const [first] = node.arguments;
  if (!first) return undefined;
  return typescript.isTemplateLiteral(first) || typescript.isStringLiteral(first) ? first : undefined;
}

function isTag(expression: ts.Expression, typescript: typeof ts): boolean {
  return typescript.isIdentifier(expression) && tags.has(expression.text);
}

function textOf(
  literal: ts.TemplateLiteral | ts.StringLiteral,
  place: string,
  typescript: typeof ts,
): string {
  if (!typescript.isTemplateExpression(literal)) return literal.text;
  let text = literal.head.text;
  for (const { literal: next } of literal.templateSpans) {
    if (text.split('{').length !== text.split('}').length) {
      throw new OperationsRefused([
        `${place}: this document is put together at run time, so what it will say is not known: write it out, or use a fragment`,
      ]);
    }
    text += next.text;
  }
  return text;
}

function isModuleMissing(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && thrown.code === 'ERR_MODULE_NOT_FOUND';
}
