import { type DefinitionNode, type DocumentNode, type FragmentDefinitionNode, Kind, visit } from 'graphql';

/** One operation with the fragments that it spreads: a document that can be sent. */
export interface Operation {
  readonly name: string | undefined;
  readonly file: string;
  readonly document: DocumentNode;
}

/** The name of a directive of gql.tada's, which serves its types alone: no server declares it. */
const unmask = '_unmask';

/**
 * Gives an operation followed by its fragments, in the order of their use.
 *
 * @param fragmentOf Gives a fragment by its name; undefined where there is none, which validation of the document reports.
 */
export function withFragments(
  operation: DefinitionNode,
  fragmentOf: (name: string) => FragmentDefinitionNode | undefined,
): DocumentNode {
  const definitions = [operation];
  const met = new Set<string>();
  // The list grows while it is walked: fragments spread fragments.
  for (const definition of definitions) {
    visit(definition, {
      FragmentSpread({ name: { value } }) {
        const fragment = met.has(value) ? undefined : fragmentOf(value);
        met.add(value);
        if (fragment) definitions.push(fragment);
      },
    });
  }
  return visit(
    { kind: Kind.DOCUMENT, definitions },
    { Directive: ({ name }) => (name.value === unmask ? null : undefined) },
  );
}

/** The document with `__typename` at the end of every selection below the root, as Apollo Client, urql and others add for caches. */
export function withTypenames(document: DocumentNode): DocumentNode {
  return visit(document, {
    SelectionSet(node, _key, parent) {
      if (parent && 'kind' in parent && parent.kind === Kind.OPERATION_DEFINITION) return undefined;
      const there = node.selections.some(
        (selection) => selection.kind === Kind.FIELD && selection.name.value === '__typename',
      );
      if (there) return undefined;
      const typename = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } } as const;
      return { ...node, selections: [...node.selections, typename] };
    },
  });
}
