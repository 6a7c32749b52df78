import {
  type ASTNode,
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  Kind,
  print,
  TypeInfo,
  type ValueNode,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { type GivenValue, hintForField, hintForValue, type InputStep, inputObject } from './hint.ts';
import { withHint } from './with-hint.ts';

/**
 * Adds to the errors of a document's validation where a condition or a key to sort by belongs, where it stands in the wrong place of a
 * generated input.
 *
 * @returns The errors in their order; those without a hint as they are.
 * @example
 * ```ts
 * // Continues the example of traversal.
 * import { explainDocumentErrors } from '@rolegraph/pothos-plugin-neo4j';
 * import { parse, validate } from 'graphql';
 *
 * const document = parse('{ recipes(filter: {title: "Dal"}) { totalCount } }');
 * explainDocumentErrors(schema, document, validate(schema, document)).map(({ message }) => message);
 * // => ['Expected value of type "StringFilter", found "Dal". Did you mean `title: {eq: "Dal"}`?']
 * ```
 */
export function explainDocumentErrors(
  schema: GraphQLSchema,
  document: DocumentNode,
  errors: readonly GraphQLError[],
): readonly GraphQLError[] {
  const wanted = new Set<ASTNode>(errors.flatMap(({ nodes }) => nodes ?? []));
  if (wanted.size === 0) return errors;
  const hints = new Map<ASTNode, string>();
  const types = new TypeInfo(schema);
  const steps: InputStep[] = [];
  const note = (node: ASTNode, hint: string | undefined) => {
    if (hint !== undefined) hints.set(node, hint);
  };
  const visitor = {
    enter: (node: ASTNode) => {
      if (node.kind === Kind.OBJECT_FIELD) {
        const parent = inputObject(types.getParentInputType());
        const field = node.name.value;
        if (parent && wanted.has(node)) note(node, hintForField(parent, field, steps));
        if (parent) steps.push({ type: parent, field });
        return;
      }
      const expected = wanted.has(node) && isValue(node) ? inputObject(types.getInputType()) : undefined;
      if (expected && isValue(node)) note(node, hintForValue(expected, givenValue(node), steps));
    },
    leave: (node: ASTNode) => {
      if (node.kind === Kind.OBJECT_FIELD && inputObject(types.getParentInputType())) steps.pop();
    },
  };
  visit(document, visitWithTypeInfo(types, visitor));
  return errors.map((error) => {
    const hint = error.nodes?.map((node) => hints.get(node)).find((found) => found !== undefined);
    return hint === undefined ? error : withHint(error, hint);
  });
}

function isValue(node: ASTNode): node is ValueNode {
  return node.kind === Kind.VARIABLE || (node.kind.endsWith('Value') && node.kind !== Kind.OBJECT);
}

function givenValue(node: ValueNode): GivenValue {
  switch (node.kind) {
    case Kind.LIST:
      return { form: 'list', text: '' };
    case Kind.INT:
    case Kind.FLOAT:
      return { form: 'number', text: print(node) };
    case Kind.STRING:
    case Kind.ENUM:
    case Kind.VARIABLE:
      return { form: 'text', text: print(node) };
    default:
      return { form: 'other', text: print(node) };
  }
}
